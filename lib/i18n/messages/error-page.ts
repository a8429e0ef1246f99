/** Apart from the rest: every page carries its error page, and these words with it. */
export const en = {
  title: "This page could not be shown",
  explanation: "Something went wrong on our side. Work that was saved in this browser or on the server is still there.",
  retry: "Try again",
  home: "To the course map",
  reference: "If it keeps happening, report it with this reference:",
};

export const zh: typeof en = {
  title: "页面没能显示出来",
  explanation: "是我们这边出了问题。已经保存在这个浏览器里或服务器上的内容都还在。",
  retry: "重试",
  home: "前往课程地图",
  reference: "如果反复出现，请在反馈时附上这个编号：",
};
