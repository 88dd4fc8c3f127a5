import { Link } from "wouter";
import { SourceLine } from "../source/source-line.tsx";
import type { FramePage } from "./pages.ts";
import { PAGES } from "./pages.ts";

/** The way from each page to all others, and where their data comes from. A page that is gone to begins at its top. */
export function Navigation({ current }: { readonly current: FramePage | undefined }) {
  return (
    <header className="frame">
      <Link href="/" className="brand">
        ModelOps
      </Link>
      <nav aria-label="Pages">
        <ul>
          {PAGES.map(({ path, title, Icon }) => (
            <li key={path}>
              <Link
                href={path}
                aria-current={path === current?.path ? "page" : undefined}
                onClick={() => scrollTo(0, 0)}
              >
                <Icon size={16} aria-hidden /> {title}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {current && <SourceLine />}
    </header>
  );
}
