"use client";
import { CornerDownRight } from "lucide";
import { useTranslations } from "next-intl";
import type { Position } from "@/lib/grader/report";
import { Button } from "@/lib/ui/primitives/button";
import { Icon } from "../../primitives/icon";
import { useWorkspace } from "../context";
import styles from "./results.module.css";

/** A place in the student's code, and the way there. */
export function Place({ at }: { readonly at: Position }) {
  const t = useTranslations("workspace.results");
  const { goTo } = useWorkspace();
  const place = t("place", { file: at.file, line: at.line });
  return (
    <Button size="small" kind="quiet" className={styles.place} onClick={() => goTo(at)}>
      <Icon of={CornerDownRight} /> {t("goTo", { place })}
    </Button>
  );
}
