import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Model, Schemas } from "../../api/client.ts";
import { Paged } from "../../controls/paged.tsx";
import { abTestsQuery } from "../model-queries.ts";
import "./ab-tests.css";
import { AbTestCard } from "./ab-test-card.tsx";

const POLL_MS = 5_000;

/** Tests between two models; those that run are asked for again and again, since others count their outcomes. */
export function AbTestList({
  wanted,
  isShown = () => true,
  models,
  empty,
}: {
  readonly wanted: Parameters<typeof abTestsQuery>[0];
  readonly isShown?: (test: Schemas["AbTest"]) => boolean;
  /** What the tests' models are named by. */
  readonly models: readonly Model[];
  readonly empty: ReactNode;
}) {
  const query = useInfiniteQuery({
    ...abTestsQuery(wanted),
    refetchInterval: wanted.status === "stopped" ? false : POLL_MS,
  });
  const nameOf = (id: string) => models.find((model) => model.id === id)?.name ?? id;
  return (
    <Paged query={query} entriesOf={({ ab_tests }) => ab_tests.filter(isShown)} empty={empty}>
      {(tests) => (
        <ul className="ab-tests">
          {tests.map((test) => (
            <li key={test.test_id}>
              <AbTestCard test={test} names={{ a: nameOf(test.model_a), b: nameOf(test.model_b) }} />
            </li>
          ))}
        </ul>
      )}
    </Paged>
  );
}
