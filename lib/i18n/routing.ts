import { defineRouting } from "next-intl/routing";
import { locales } from "./locales";

/** Every page stands under its language; the first visit follows the browser, later ones the language last read. */
export const routing = defineRouting({
  locales,
  defaultLocale: "en",
  localePrefix: "always",
  localeCookie: { name: "locale", maxAge: 365 * 24 * 60 * 60 },
});
