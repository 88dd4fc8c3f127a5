import type { ReactNode } from "react";
import { Component } from "react";

interface Props {
  readonly children: ReactNode;
}

/**
 * Says so when a page fails, or cannot be loaded: without a connection, or since another build has taken its place. What is
 * around it goes on.
 */
export class LoadBoundary extends Component<Props, { readonly hasFailed: boolean }> {
  override readonly state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <div role="alert" className="card">
        <p>This page could not be shown. Look whether you are connected, and load it again.</p>
        <button type="button" onClick={() => location.reload()}>
          Load it again
        </button>
      </div>
    );
  }
}
