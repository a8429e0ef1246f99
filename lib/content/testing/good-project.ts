/** The smallest course without a complaint, for tests to spoil. */
export const goodProject: Readonly<Record<string, string>> = {
  "content/course.yaml": `modules:
  - id: basics
    title: { en: Basics, zh: 基础 }
    summary: { en: What it is., zh: 是什么。 }
    lessons:
      - id: loop
        labs: [loop-lab]
      - id: later
        planned: { en: Later, zh: 以后 }
`,
  "content/glossary.yaml": `terms:
  - id: key
    term: { en: key, zh: key }
    definition: { en: A name., zh: 名字。 }
`,
  "content/basics/loop/en.mdx": `---
title: The loop
summary: What it does.
minutes: 5
updated: 2026-11-20
objectives:
  - Say what it does
---

Text with a <Term id="key">key</Term>.

## First {#first}

See [below](#second), [the lab](lab:loop-lab) and [later](lesson:later).

## Second {#second}

\`\`\`go title="a.go" {1}
func main() {}
\`\`\`
`,
  "content/basics/loop/zh.mdx": `---
title: 循环
summary: 它做什么。
minutes: 5
updated: 2026-11-20
objectives:
  - 说出它做什么
translated:
  front-matter: STAMP(front-matter)
  top: STAMP(top)
  first: STAMP(first)
  second: STAMP(second)
---

文字里有 <Term id="key">key</Term>。

## 第一 {#first}

看[下文](#second)。

## 第二 {#second}

完。
`,
  "content/basics/loop/quiz.yaml": `questions:
  - id: what
    prompt: { en: What?, zh: 什么？ }
    options:
      - id: this
        text: { en: This, zh: 这个 }
        correct: true
        explanation: { en: Yes., zh: 对。 }
      - id: that
        text: { en: That, zh: 那个 }
        explanation: { en: No., zh: 不对。 }
`,
  "labs/loop-lab/lab.ts": "export default {};",
  "labs/loop-lab/instructions/en.mdx": "Write the loop.",
  "labs/loop-lab/instructions/zh.mdx": "写出循环。",
  "labs/loop-lab/hints/en.mdx": "## Nudge\n\nThink.\n\n## Nearly\n\n```ts\nloop();\n```\n",
  "labs/loop-lab/hints/zh.mdx": "## 提示\n\n想一想。\n\n## 几乎就是答案\n\n```ts\nloop();\n```\n",
};
