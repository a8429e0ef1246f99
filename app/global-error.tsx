"use client";

import * as site from "@/lib/i18n/messages/site";

/** The last resort, when even the frame of the page failed: no style sheet and no language can be relied on, so both are shown. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main>
          {(["en", "zh"] as const).map((locale) => (
            <div key={locale} lang={locale}>
              <h1>{site[locale].error.title}</h1>
              <p>{site[locale].error.explanation}</p>
              <button type="button" onClick={reset}>{site[locale].error.retry}</button>
            </div>
          ))}
          {error.digest && <p><code>{error.digest}</code></p>}
        </main>
      </body>
    </html>
  );
}
