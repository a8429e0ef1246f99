/** The words for reports: verdicts, why a run stopped, how a test failed. Keys are the codes of lib/grader/report.ts. */
export const en = {
  verdict: {
    passed: "All tests passed.",
    failed: "Not there yet.",
    error: "This run says nothing about your code: something went wrong on our side.",
  },
  status: { passed: "passed", failed: "failed", "not-run": "not run" },
  count: "{passed} of {total} tests passed",
  seed: "Seed {seed}",
  at: "{file}, line {line}, column {column}",
  expected: "expected",
  actual: "actual",
  console: "Console",
  faults: "The smallest set of faults with which it fails ({processes}; seed {seed}; until {until} ms)",
  noFaults: "It fails without any fault ({processes}; seed {seed}; until {until} ms)",
  hiddenTest: "runs on the server only",
  stop: {
    "compile-error": {
      title: "The code could not be compiled",
      help: "Fix that line. Enums, namespaces and parameter properties are not supported: write a union, a module, a plain field instead.",
    },
    "load-error": {
      title: "A module failed while it was loading",
      help: "The code at the top level of a file threw, or imports something that is not there. You can import your own files (“./queue”) and what “@reconcile/api” has.",
    },
    "too-slow": {
      title: "Stopped: the code does far more work than it should",
      help: "Usually a loop that never ends, or a promise or timer chain that keeps feeding itself. A loop that waits by asking again and again never ends: virtual time stands still in it, so await a timer or a wake-up. The limit is many times what the reference needs, and counts steps, not seconds.",
    },
    timeout: {
      title: "Stopped: the time limit was reached",
      help: "The code was still running when its time was up. Look for an endless loop (one that waits by asking again and again never ends: virtual time stands still in it), or a built-in (sort, fill, a regular expression) working on something enormous.",
    },
    "out-of-memory": {
      title: "Stopped: out of memory",
      help: "Look for a collection that only grows, or a string or buffer that gets far larger than the problem needs.",
    },
    "too-much-output": {
      title: "Stopped: too much console output",
      help: "Log less: a line in an inner loop is usually the cause.",
    },
    tampered: {
      title: "The run did not end properly",
      help: "Code took the tests’ own machinery apart, so there is no result to trust. Leave built-ins and test globals as they are.",
    },
    cancelled: {
      title: "Cancelled",
      help: "The run was stopped before it ended. Run again when you are ready.",
    },
    infrastructure: {
      title: "Our fault: the tests could not be run",
      help: "Your work is safe. Try again; if it happens again, reload the page or tell whoever runs this site.",
    },
  },
  failure: {
    assertion: { title: "A value was not as expected", help: "Compare the two values below." },
    threw: { title: "Your code threw an error", help: "The error and the line it came from are below." },
    stuck: {
      title: "The test can never finish",
      help: "Something waits for a promise that nobody will settle: no timer, message or task is left that could do it.",
    },
    violation: { title: "A rule that must always hold was broken", help: "The trace shows the event that broke it." },
    limit: { title: "The test reached a limit", help: "It did not settle within the events or virtual time it was given. Look for work that keeps scheduling itself." },
    hidden: {
      title: "A test that only the server runs failed",
      help: "It checks the behaviour in its title with other cases and seeds. Think of cases the visible tests do not try.",
    },
  },
  cli: {
    usage: "Usage: npm run grade -- <lab> <directory or files…> [--json] [--seed N] [--lang en|zh]",
    noLab: "Name the lab to grade for.",
    unknownLab: "There is no lab called “{lab}”. Labs: {labs}.",
    noFiles: "Name the directory or the files to grade.",
    unknownOption: "Unknown option {option}.",
    badValue: "{option} needs {wanted}, not “{value}”.",
    wantedSeed: "a whole number from 0 to 4294967295",
    wantedLang: "en or zh",
    missing: "There is no file or directory {path}.",
    unreadable: "{path} cannot be read ({reason}).",
    emptyDirectory: "{path} holds none of the lab’s files ({files}).",
    notPartOfLab: "{path} is not a file of this lab. Its files: {files}.",
    twice: "{file} is given twice: {first} and {second}.",
    lacking: "The lab’s file {file} is missing. Its starting text is labs/{lab}/starter/{file}.",
    tooLarge: "{path} is {size} kB; the limit is {limit} kB a file.",
    notUtf8: "{path} is not UTF-8 text (byte {offset} is wrong). Save it as UTF-8 and try again.",
    building: "Building the labs …",
    buildFailed: "The labs could not be built:",
    crashed: "The grader failed. This says nothing about your files.",
  },
};

export const zh: typeof en = {
  verdict: {
    passed: "全部测试通过。",
    failed: "还没有通过。",
    error: "这次运行不能说明你的代码是对是错：是我们这边出了问题。",
  },
  status: { passed: "通过", failed: "未通过", "not-run": "未运行" },
  count: "{total} 个测试，通过 {passed} 个",
  seed: "随机种子 {seed}",
  at: "{file} 第 {line} 行第 {column} 列",
  expected: "期望",
  actual: "实际",
  console: "控制台",
  faults: "能让它失败的最少故障（{processes}；随机种子 {seed}；运行到 {until} ms）",
  noFaults: "没有任何故障也会失败（{processes}；随机种子 {seed}；运行到 {until} ms）",
  hiddenTest: "只在服务器上运行",
  stop: {
    "compile-error": {
      title: "代码无法编译",
      help: "请修改这一行。不支持 enum、namespace 和参数属性（parameter properties），请改用联合类型、模块和普通字段。",
    },
    "load-error": {
      title: "模块加载失败",
      help: "文件的顶层代码抛出了异常，或者导入了不存在的模块。可以导入的只有你自己的文件（如“./queue”），以及“@reconcile/api”。",
    },
    "too-slow": {
      title: "已停止：计算量远超所需",
      help: "多半是死循环，或者 Promise、定时器一环接一环，没有尽头。靠反复查询来等待的循环也不会结束：循环期间虚拟时间是静止的，应当 await 定时器或唤醒。上限是参考实现所需的许多倍，按执行步数而不是按秒计算，与机器快慢无关。",
    },
    timeout: {
      title: "已停止：超出时间限制",
      help: "时间用完时代码仍在运行。请检查是否有死循环（靠反复查询来等待的循环也不会结束：循环期间虚拟时间是静止的），或者内置函数（sort、fill、正则表达式）在处理超大的数据。",
    },
    "out-of-memory": {
      title: "已停止：内存不足",
      help: "请检查是否有只增不减的集合，或者大小远超实际需要的字符串、缓冲区。",
    },
    "too-much-output": {
      title: "已停止：控制台输出过多",
      help: "请减少日志，多半是内层循环里的某一行打印造成的。",
    },
    tampered: {
      title: "运行没有正常结束",
      help: "代码破坏了测试自身的机制，所以没有可信的结果。请不要改动内置对象和测试用到的全局对象。",
    },
    cancelled: {
      title: "已取消",
      help: "运行还没结束就停止了，准备好之后可以再次运行。",
    },
    infrastructure: {
      title: "我们的问题：测试无法运行",
      help: "你的代码还在。请重试；如果还是不行，请刷新页面，或告知本站的管理员。",
    },
  },
  failure: {
    assertion: { title: "结果与期望不符", help: "请对比下面的两个值。" },
    threw: { title: "你的代码抛出了异常", help: "异常内容和出处见下方。" },
    stuck: {
      title: "测试永远无法结束",
      help: "有代码在等待一个永远不会有结果的 Promise：已经没有任何定时器、消息或任务能让它完成。",
    },
    violation: { title: "必须始终成立的规则被打破", help: "轨迹中标出了打破它的那个事件。" },
    limit: { title: "测试达到了上限", help: "在给定的事件数或虚拟时间内没有停下来。请检查是否有任务在不断地重新安排自己。" },
    hidden: {
      title: "一个只在服务器上运行的测试未通过",
      help: "它用另外的用例和随机种子检查标题所说的行为。想一想，可见的测试没有覆盖哪些情况。",
    },
  },
  cli: {
    usage: "用法：npm run grade -- <实验> <目录或文件…> [--json] [--seed N] [--lang en|zh]",
    noLab: "请指定要评测的实验。",
    unknownLab: "没有名为“{lab}”的实验。可用的实验：{labs}。",
    noFiles: "请指定要评测的目录或文件。",
    unknownOption: "未知选项 {option}。",
    badValue: "{option} 的值应为{wanted}，而不是“{value}”。",
    wantedSeed: " 0 到 4294967295 之间的整数",
    wantedLang: " en 或 zh",
    missing: "文件或目录 {path} 不存在。",
    unreadable: "无法读取 {path}（{reason}）。",
    emptyDirectory: "{path} 中没有这个实验的文件（{files}）。",
    notPartOfLab: "{path} 不是这个实验的文件。实验的文件有：{files}。",
    twice: "{file} 指定了两次：{first} 和 {second}。",
    lacking: "缺少实验的文件 {file}，它的初始内容在 labs/{lab}/starter/{file}。",
    tooLarge: "{path} 有 {size} kB，每个文件的上限是 {limit} kB。",
    notUtf8: "{path} 不是 UTF-8 文本（第 {offset} 字节有误）。请另存为 UTF-8 后重试。",
    building: "正在构建实验……",
    buildFailed: "实验构建失败：",
    crashed: "评测程序自身出错，这不能说明你的文件是对是错。",
  },
};
