export const en = {
  title: "About",
  what: "Reconcile is a free course on how Kubernetes works inside, in English and Chinese. Its lessons, labs, simulated cluster and this site are open source, under the MIT licence.",
  here: "Everything you see is served by this server. Nothing is loaded from anybody else, nothing is tracked; the cookies are your session, your language and your theme.",
  labs: "What you write in a lab runs in your own browser. Only when you hand it in is it sent here, graded again in a sandbox, and kept with its report until you delete your account.",
  trademark: "Kubernetes is a registered trademark of The Linux Foundation. This course is not affiliated with it, nor endorsed by it.",
  licence: "Licence",
  parts: "Set in IBM Plex (SIL Open Font License). The code editor is Monaco (MIT). Icons are from Lucide (ISC).",
};

export const zh: typeof en = {
  title: "关于",
  what: "调和 Reconcile 是一门讲解 Kubernetes 内部原理的免费课程，有中文和英文两个版本。课文、实验、模拟集群和这个网站都以 MIT 许可证开源。",
  here: "你看到的一切都由这台服务器提供，不从别处加载任何东西，也不跟踪任何人；Cookie 只用来记住你的登录状态、语言和主题。",
  labs: "你在实验里写的代码，就在你自己的浏览器里运行。只有提交时，代码才会发送到这里，在沙箱中重新评测，并连同报告一起保存，直到你删除账号。",
  trademark: "Kubernetes 是 Linux 基金会的注册商标。本课程与其没有隶属关系，也未获其背书。",
  licence: "许可证",
  parts: "西文字体为 IBM Plex（SIL Open Font License），代码编辑器为 Monaco（MIT），图标来自 Lucide（ISC）。",
};
