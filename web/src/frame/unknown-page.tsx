import { Link, useLocation } from "wouter";

/** What is shown at a path that no page has. */
export function UnknownPage() {
  const [path] = useLocation();
  return (
    <p>
      Nothing is at <code>{path}</code>. Choose a page above, or go to <Link href="/">the models</Link>.
    </p>
  );
}
