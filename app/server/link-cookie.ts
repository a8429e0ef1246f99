/** Set when somebody who is signed in asks to connect another provider; only then may that sign-in join their account. */
export const linkCookie = "reconcile-link";
