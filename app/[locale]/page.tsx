import { getTranslations } from "next-intl/server";
import { Page } from "@/lib/ui/shell/page";

export default async function HomePage() {
  const t = await getTranslations("site");
  return <Page><h1>{t("name")}</h1><p>{t("tagline")}</p></Page>;
}
