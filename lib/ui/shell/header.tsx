import { CircleUserRound, Monitor, Moon, Sun } from "lucide";
import type { ReactNode } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { Icon } from "../primitives/icon";
import { Link } from "../primitives/link";
import type { ThemeChoice } from "../theme/theme";
import { Disclosure } from "./disclosure";
import styles from "./header.module.css";
import { LanguageSwitch } from "./language-switch";
import { Mark } from "./mark";
import { NavLink } from "./nav-link";
import { SkipLink } from "./skip-link";
import { ThemeMenu } from "./theme-menu";

export interface HeaderText {
  name: string;
  skip: string;
  home: string;
  mainNavigation: string;
  course: string;
  progress: string;
  otherLanguage: string;
  signIn: string;
  settings: string;
  account: string;
  theme: string;
  themes: Record<ThemeChoice, string>;
}

const themeIcons = { system: <Icon of={Monitor} size={18} />, light: <Icon of={Sun} size={18} />, dark: <Icon of={Moon} size={18} /> };

export interface HeaderProps {
  locale: Locale;
  theme: ThemeChoice;
  text: HeaderText;
  /** Name or e-mail of whoever is signed in; null for a guest. */
  account: string | null;
  /** The button that signs out, which the app knows how to do. */
  signOut?: ReactNode;
}

/** The top of every page. Everything in it is visible at any width; only the theme and the account open a panel. */
export function Header({ locale, theme, text, account, signOut }: HeaderProps) {
  const root = `/${locale}`;
  return (
    <header className={styles.header}>
      <SkipLink>{text.skip}</SkipLink>
      <div className={styles.row}>
        <Link href={root} className={styles.brand} aria-label={text.home}>
          <Mark /> <span className={styles.name}>{text.name}</span>
        </Link>
        <nav aria-label={text.mainNavigation} className={styles.nav}>
          <NavLink href={root} also={[`${root}/learn`, `${root}/labs`]} className={styles.link}>{text.course}</NavLink>
          <NavLink href={`${root}/progress`} className={styles.link}>{text.progress}</NavLink>
        </nav>
        <div className={styles.tools}>
          <LanguageSwitch to={locale === "en" ? "zh" : "en"} label={text.otherLanguage} className={styles.item} />
          <ThemeMenu initial={theme} label={text.theme} names={text.themes} icons={themeIcons} />
          {account === null
            ? <Link href={`${root}/sign-in`} className={styles.item}><Icon of={CircleUserRound} size={18} className={styles.narrow} /><span className={styles.wide}>{text.signIn}</span></Link>
            : (
              <Disclosure className={styles.menu}>
                <summary className={styles.item} aria-label={`${text.account}: ${account}`}>
                  <Icon of={CircleUserRound} size={18} /> <span className={styles.wide} title={account}>{account}</span>
                </summary>
                <div className={styles.panel}>
                  <Link href={`${root}/settings`} className={styles.choice}>{text.settings}</Link>
                  {signOut}
                </div>
              </Disclosure>
            )}
        </div>
      </div>
    </header>
  );
}
