import { createRoot } from "react-dom/client";
import "@/lib/ui/tokens.css";
import "@/lib/ui/base.css";
import type { Locale } from "@/lib/i18n/locales";
import type { TestReport } from "@/lib/grader/report";
import { lenses } from "@/lib/ui/figures/lenses";
import { TraceViewer } from "@/lib/ui/trace-viewer/trace-viewer";

/** What one picture of the gallery shows: a wrong solution, and the test that caught it. */
export interface Exhibit {
  readonly lab: string;
  readonly mistake: string;
  readonly title: string;
  readonly report: TestReport;
  readonly locale: Locale;
}

const place = document.getElementById("place");
if (place === null) throw new Error("The page has no place for the exhibit.");
const root = createRoot(place);

/** Shows one exhibit; resolves once its lanes are painted. */
async function show(json: string): Promise<void> {
  const { lab, mistake, title, report, locale } = JSON.parse(json) as Exhibit;
  const lens = (await lenses[lab]?.())?.default;
  const { failure, trace, traceFocus, schedule } = report;
  root.render(
    <article key={report.id + mistake} style={{ display: "grid", gap: 8, fontSize: 14 }}>
      <strong>{mistake}</strong>
      <span>{`✗ ${title}`}</span>
      <span>{[failure?.message?.[locale] ?? failure?.code, failure?.thrown].filter(Boolean).join(" · ")}</span>
      {failure?.expected !== undefined && <code style={{ whiteSpace: "pre-wrap" }}>{`expected ${failure.expected}\nactual   ${failure.actual ?? ""}`}</code>}
      {trace === undefined ? <em>no trace</em> : <TraceViewer trace={trace} focus={traceFocus} locale={locale} lens={lens} schedule={schedule} />}
    </article>,
  );
  while (trace !== undefined && document.querySelector("[role=slider] canvas[width]") === null) await nextFrame();
  await nextFrame();
  await nextFrame();
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

Object.assign(window, { show });
