"use client";

import { decide, shownBindings } from "@/labs/rbac/figure";
import { MatrixFigure } from "@/lib/ui/figures/rbac/matrix-figure";
import { strings } from "./access-control.strings";
import type { FigureProps } from "./index";

/** The lesson's table of who may do what: decided by the lab's reference. */
export default function AccessControl({ locale }: FigureProps) {
  return <MatrixFigure strings={strings[locale]} bindings={shownBindings} decide={decide} />;
}
