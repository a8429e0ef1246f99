import { z } from "zod";
import { id, words } from "./text";

const size = z.coerce.number().positive();
const point = z.coerce.number();

/** A component that lessons may use: what it is for, its properties, and an example that the documentation shows. */
export interface ComponentDoc {
  readonly use: string;
  readonly props: z.ZodObject;
  readonly example: string;
}

/** Everything an MDX text may name with a capital letter. lib/ui/mdx renders them. */
export const componentDocs = {
  Callout: {
    use: "A remark beside the main line: a note, a tip, or a warning.",
    props: z.strictObject({
      kind: z.enum(["note", "tip", "warning"]).describe("What kind of remark: sets colour, icon and the spoken label."),
      title: words.optional().describe("Instead of the kind's own name."),
    }),
    example: '<Callout kind="warning" title="Forget what you forgave">\n\nText with a blank line around it.\n\n</Callout>',
  },
  Changed: {
    use: "What is different since a version, or since the article the lesson draws on.",
    props: z.strictObject({ since: words.describe("Version or date from which it holds, as it is to be read: `client-go 0.30`.") }),
    example: '<Changed since="client-go 0.30">\n\nText with a blank line around it.\n\n</Changed>',
  },
  Table: {
    use: "Wraps a Markdown table: caption, and a frame that scrolls sideways on narrow screens. Every table needs one.",
    props: z.strictObject({ caption: words.describe("What the table shows.") }),
    example: '<Table caption="Default limits">\n\n| Limiter | Constant |\n| --- | --- |\n| per item | 5 ms |\n\n</Table>',
  },
  Term: {
    use: "A word of the glossary (`content/glossary.yaml`): its definition opens on a click, tap, Enter, or hover, without JavaScript.",
    props: z.strictObject({ id: id.describe("Id of the glossary entry.") }),
    example: '<Term id="level-triggered">level-triggered</Term>',
  },
  Figure: {
    use: "An interactive figure from `app/figures/`. What stands inside is its text alternative: shown until the figure runs, without JavaScript, and below it afterwards as a description that can be opened.",
    props: z.strictObject({
      name: id.describe("The figure's name in `app/figures/index.ts`."),
      caption: words.describe("What it shows, in one line."),
    }),
    example: '<Figure name="workqueue" caption="A queue, step by step">\n\nWhat a reader would see and learn, in words.\n\n</Figure>',
  },
  Diagram: {
    use: "A drawing in the course's own grammar; its parts are the components below, placed in user units (one unit is one pixel at full width). Text in a drawing is in the lesson's language.",
    props: z.strictObject({
      width: size.describe("Width in units; 640 fills the reading column."),
      height: size.describe("Height in units."),
      alt: words.describe("The text alternative: what a sighted reader takes from it, not what it looks like."),
      caption: words.optional().describe("A line below it."),
    }),
    example: '<Diagram width="640" height="120" alt="Handlers add keys to the queue; a worker takes them out." caption="…">\n  <Process x="0" y="30" w="120" h="60" label="Handlers" />\n  <Message x1="120" y1="60" x2="220" y2="60" label="Add" />\n  <Queue x="220" y="40" w="200" h="40" items="a,b,c" label="queue" />\n</Diagram>',
  },
  Process: {
    use: "In a diagram: something that runs. A rounded box.",
    props: z.strictObject({
      x: point.describe("Left edge."), y: point.describe("Top edge."), w: size.describe("Width."), h: size.describe("Height."),
      label: words.describe("Its name."), note: words.optional().describe("A second, smaller line."),
    }),
    example: '<Process x="0" y="0" w="120" h="60" label="worker" note="one of N" />',
  },
  Store: {
    use: "In a diagram: something that keeps. A cylinder.",
    props: z.strictObject({
      x: point.describe("Left edge."), y: point.describe("Top edge."), w: size.describe("Width."), h: size.describe("Height."),
      label: words.describe("Its name."), note: words.optional().describe("A second, smaller line."),
    }),
    example: '<Store x="0" y="0" w="120" h="70" label="Indexer" />',
  },
  Queue: {
    use: "In a diagram: things in order, or a set of them. A slotted bar.",
    props: z.strictObject({
      x: point.describe("Left edge."), y: point.describe("Top edge."), w: size.describe("Width."), h: size.describe("Height."),
      items: z.string().optional().describe("What the slots hold, separated by commas; an empty slot is an empty word (`a,b,,`)."),
      label: words.describe("Its name, above the bar."),
    }),
    example: '<Queue x="0" y="20" w="200" h="40" items="a,b,," label="queue" />',
  },
  Message: {
    use: "In a diagram: something that goes from one to another. An arrow.",
    props: z.strictObject({
      x1: point.describe("Start."), y1: point.describe("Start."), x2: point.describe("Tip."), y2: point.describe("Tip."),
      label: words.optional().describe("What goes there."),
      dashed: z.boolean().optional().describe("Write `dashed` for what happens later or only sometimes."),
    }),
    example: '<Message x1="0" y1="20" x2="90" y2="20" label="Done" dashed />',
  },
  Words: {
    use: "In a diagram: a line of text.",
    props: z.strictObject({ x: point.describe("Left edge, or the middle with `center`."), y: point.describe("Baseline."), text: words.describe("The text."), center: z.boolean().optional().describe("Write `center` to centre it on x.") }),
    example: '<Words x="320" y="110" text="time →" center />',
  },
} as const satisfies Record<string, ComponentDoc>;

export type ComponentName = keyof typeof componentDocs;
