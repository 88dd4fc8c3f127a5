import { Suspense, useEffect, useRef } from "react";
import { useLocation } from "wouter";
import "./frame.css";
import { LoadBoundary } from "./load-boundary.tsx";
import { Navigation } from "./navigation.tsx";
import { findPage } from "./pages.ts";
import { UnknownPage } from "./unknown-page.tsx";

/** What all pages have around them. After a navigation, the focus is on the new page's heading. */
export function Frame() {
  const [path] = useLocation();
  const page = findPage(path);
  const title = page?.title ?? "There is no such page";
  const Content = page?.Content ?? UnknownPage;
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(path);

  useEffect(() => {
    document.title = `${title} – ModelOps`;
    if (shown.current === path) return;
    shown.current = path;
    heading.current?.focus({ preventScroll: true });
  }, [path, title]);

  return (
    <>
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <Navigation current={page} />
      <main id="content" tabIndex={-1}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <LoadBoundary key={path}>
          <Suspense fallback={<p className="quiet">Loading …</p>}>
            <Content />
          </Suspense>
        </LoadBoundary>
      </main>
    </>
  );
}
