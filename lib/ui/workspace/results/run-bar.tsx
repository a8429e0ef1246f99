"use client";
import { useTranslations } from "next-intl";
import { StatusMark } from "@/lib/ui/primitives/status-mark";
import { useFiles, useWorkspace } from "../context";
import { sameFiles } from "../file-store";
import styles from "./results.module.css";

/** One line on how current the results are: a run is under way, was stopped, or is of older code. */
export function RunBar() {
  const t = useTranslations("workspace");
  const { run: { state }, files } = useWorkspace();
  const text = useFiles(files);
  if (state.phase === "running") return <p className={styles.bar}><StatusMark status="running">{t("run.running")}</StatusMark></p>;
  if (state.phase === "cancelled") return state.last ? <p className={styles.bar}><StatusMark status="warning">{t("results.cancelled")}</StatusMark></p> : null;
  if (state.phase === "reported" && !sameFiles(state.last.files, text)) return <p className={styles.bar}><StatusMark status="warning">{t("results.stale")}</StatusMark></p>;
  return null;
}
