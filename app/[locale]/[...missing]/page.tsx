import { notFound } from "next/navigation";

/** Any address below a language that no page answers: its not-found page, inside the site's frame. */
export default function MissingPage(): never {
  notFound();
}
