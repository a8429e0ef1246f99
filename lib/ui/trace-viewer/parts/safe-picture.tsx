"use client";
import { Component, type ComponentType, type ReactNode } from "react";
import type { PictureProps } from "../lens";
import styles from "./parts.module.css";

interface Props extends PictureProps {
  readonly of: ComponentType<PictureProps>;
}

/** A lab's picture. It reads what a student's code has said: where it stumbles over that, it is left out, and the states below say the same. */
export class SafePicture extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  /** Another moment may be readable again. */
  override componentDidUpdate(before: Props) {
    if (this.state.failed && before.moment !== this.props.moment) this.setState({ failed: false });
  }

  override render(): ReactNode {
    const { of: Picture, ...props } = this.props;
    return this.state.failed ? null : <div className={styles.picture}><Picture {...props} /></div>;
  }
}
