export const en = {
  name: "Reconcile",
  tagline: "Learn how Kubernetes works inside, by building it.",
};

export const zh: typeof en = {
  name: "调和 Reconcile",
  tagline: "亲手造一遍，弄懂 Kubernetes 的内部原理。",
};
