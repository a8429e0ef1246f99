import { getRequestConfig } from "next-intl/server";
import { isLocale } from "./locales";
import { messages } from "./messages";

export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale;
  const locale = requested && isLocale(requested) ? requested : "en";
  return { locale, messages: messages[locale], timeZone: "UTC" };
});
