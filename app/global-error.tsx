"use client";

import * as messages from "@/lib/i18n/messages/error-page";

/** The last resort, when even the frame of the page failed: no style sheet and no language can be relied on, so both are shown. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main>
          {(["en", "zh"] as const).map((locale) => (
            <div key={locale} lang={locale}>
              <h1>{messages[locale].title}</h1>
              <p>{messages[locale].explanation}</p>
              <button type="button" onClick={reset}>{messages[locale].retry}</button>
            </div>
          ))}
          {error.digest && <p><code>{error.digest}</code></p>}
        </main>
      </body>
    </html>
  );
}
