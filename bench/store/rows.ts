/** How large the store is in a step. */
export interface Size {
  readonly models: number;
  readonly events: number;
}

/** A collection that rows are made for, `g` being their number. */
export interface MadeRows {
  readonly collection: string;
  readonly of: keyof Size;
  readonly id: string;
  /** The document in SQL, as JSON. */
  readonly document: (size: Size) => string;
  /** The counter that goes with it. */
  readonly counter: string;
}

const time = (days: string) =>
  `to_char(TIMESTAMP '2025-01-01' + g * INTERVAL '${days}', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const oneOf = (values: readonly string[], every = 1) =>
  `(ARRAY[${values.map((value) => `'${value}'`).join(", ")}])[1 + (g / ${every}) % ${values.length}]`;
/** Numbers that look like chance, and are the same in every run. */
const chance = (prime: number, below: number) => `((g::BIGINT * ${prime}) % ${below})`;
const FRAMEWORKS = ["TensorFlow 2.15", "PyTorch 2.1", "ONNX", "scikit-learn 1.4", "XGBoost 2.0"];
const frameworkAndSize = `'framework', ${oneOf(FRAMEWORKS)}, 'size', (1 + g % 900) || 'MB'`;

/** Models with a version each, and events that tell of them. */
export const MADE: readonly MadeRows[] = [
  {
    collection: "models",
    of: "models",
    id: `'model-' || g`,
    counter: "models",
    document:
      () => `json_build_object('id', 'model-' || g, 'name', 'Detector ' || g, 'version', '1.0.' || g % 20,
      'status', ${oneOf(["production", "staging", "development"], 3)}, ${frameworkAndSize},
      'accuracy', ${chance(7919, 10_000)} / 10000.0, 'latency', ${chance(104_729, 900)}, 'throughput', g % 5000,
      'uptime', 99.5, 'aiConfidence', ${chance(1_299_709, 1000)} / 1000.0, 'errorRate', ${chance(15_485_863, 100)} / 1000.0,
      'deployedAt', NULL, 'lastUpdated', ${time("5 minutes")}, 'lastTestedAt', NULL, 'previousVersion', NULL,
      'inferenceCount', ${chance(32_452_843, 1_000_000)}, 'deployments', json_build_array(), 'revision', g)`,
  },
  {
    collection: "versions",
    of: "models",
    id: `'model-' || g || '@1.0.' || g % 20`,
    counter: "versions",
    document: () => `json_build_object('key', 'model-' || g || '@1.0.' || g % 20, 'model_id', 'model-' || g,
      'sequence', g, 'version', '1.0.' || g % 20, ${frameworkAndSize}, 'notes', NULL, 'accuracy', NULL,
      'latency', NULL, 'throughput', NULL, 'aiConfidence', NULL, 'errorRate', NULL,
      'created_at', ${time("5 minutes")}, 'deployedAt', NULL)`,
  },
  {
    collection: "events",
    of: "events",
    id: "g::TEXT",
    counter: "events",
    document: ({ models }) => `json_build_object('id', g::TEXT, 'sequence', g, 'time', ${time("3 seconds")},
      'actor', ${oneOf(["ann", "bo", "cleo", "dan"])}, 'action', ${oneOf(["deploy", "test", "promote", "rollback"], 7)},
      'outcome', 'done', 'model_id', 'model-' || (1 + ${chance(7919, models)}),
      'model_name', 'Detector ' || (1 + ${chance(7919, models)}), 'version', '1.0.' || g % 20,
      'from', NULL, 'to', 'production', 'reason', 'Deployed to production.')`,
  },
];
