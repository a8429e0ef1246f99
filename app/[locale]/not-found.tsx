import { getLocale, getTranslations } from "next-intl/server";
import { PlainMessage } from "@/lib/ui/message/plain-message";
import { LinkButton } from "@/lib/ui/primitives/link-button";

export default async function NotFound() {
  const [locale, t] = await Promise.all([getLocale(), getTranslations("site.notFound")]);
  return (
    <PlainMessage title={t("title")} actions={<LinkButton kind="primary" href={`/${locale}#map`}>{t("action")}</LinkButton>}>
      <p>{t("explanation")}</p>
    </PlainMessage>
  );
}
