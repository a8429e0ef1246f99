import type { SourceFiles } from "../report";
import type { CompiledFor } from ".";
import { CompileError } from "./error";
import { limits } from "./limits";

/** The files to compile, in the lab's order: the student's, but the lab's own text for what is read-only. */
export function collect(files: SourceFiles, lab: CompiledFor): [path: string, text: string][] {
  const known = lab.files.map((file) => file.path);
  const foreign = Object.keys(files).find((path) => !known.includes(path));
  if (foreign !== undefined) {
    throw new CompileError({
      en: `"${foreign.slice(0, 100)}" is not a file of this lab. Its files: ${known.join(", ")}.`,
      zh: `“${foreign.slice(0, 100)}”不是本实验的文件。本实验的文件有：${known.join("、")}。`,
    });
  }
  if (known.length > limits.files) throw new Error(`a lab has at most ${limits.files} files`);
  let total = 0;
  return lab.files.map(({ path, readonly }) => {
    const text = readonly || !Object.hasOwn(files, path) ? undefined : files[path];
    if (text === undefined && !readonly) throw new CompileError({ en: `${path} is missing.`, zh: `缺少文件 ${path}。` });
    if (text !== undefined && typeof text !== "string") throw new CompileError({ en: `${path} is not text.`, zh: `${path} 不是文本。` });
    const bytes = utf8Length(text ?? "");
    if (bytes > limits.fileBytes) throw tooLarge(path, bytes, limits.fileBytes);
    total += bytes;
    if (total > limits.totalBytes) throw tooLarge(undefined, total, limits.totalBytes);
    return [path, text ?? lab.starter[path] ?? ""];
  });
}

function tooLarge(path: string | undefined, bytes: number, limit: number): CompileError {
  const [size, most] = [Math.ceil(bytes / 1024), limit / 1024];
  return new CompileError({
    en: `${path ?? "The files together"} is too large: ${size} kB; at most ${most} kB.`,
    zh: `${path ?? "全部文件合计"}过大：${size} kB，最多 ${most} kB。`,
  }, path === undefined ? undefined : { file: path, line: 1, column: 1 });
}

/** Bytes of a text in UTF-8; counted by hand, because the module uses nothing of a host. */
function utf8Length(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) bytes += 1;
    // A surrogate pair is two units and four bytes; each half counts two here.
    if (unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff)) bytes += 1;
  }
  return bytes;
}
