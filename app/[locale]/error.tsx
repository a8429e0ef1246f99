"use client";

import { usePathname } from "next/navigation";
import * as messages from "@/lib/i18n/messages/error-page";
import { PlainMessage } from "@/lib/ui/message/plain-message";
import { buttonClass } from "@/lib/ui/primitives/button-class";
import { LinkButton } from "@/lib/ui/primitives/link-button";

/** What a reader sees when a page failed on our side. Details stay in the server's log, under the reference shown here. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const locale = usePathname().startsWith("/zh") ? "zh" : "en";
  const text = messages[locale];
  return (
    <PlainMessage
      title={text.title}
      actions={<><button type="button" className={buttonClass({ kind: "primary" })} onClick={reset}>{text.retry}</button><LinkButton href={`/${locale}`}>{text.home}</LinkButton></>}
    >
      <p>{text.explanation}</p>
      {error.digest && <p>{text.reference} <code>{error.digest}</code></p>}
    </PlainMessage>
  );
}
