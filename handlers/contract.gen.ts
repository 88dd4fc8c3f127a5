// Made from openapi.yaml by `contract-server types`; change that file and run the command again.

export interface paths {
    "/api/metrics/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List models
         * @description Answers the models that match all filters given, in the order in which they were registered unless `sort` says
         *     otherwise. `total` counts all that match, also those that `limit` and `offset` leave out. Archived models are
         *     included; use `status` to choose. With `If-None-Match` and an unchanged list the answer is 304 without a body.
         */
        get: operations["listModels"];
        put?: never;
        /**
         * Register a model
         * @description Adds a model in status `development`, with its first version, never deployed. Its id is the one given, else
         *     the next free `model-<number>`. Figures left out count as not measured yet and are 0. Names are unique over
         *     all models, archived ones included. `Location` tells where the model can be read.
         */
        post: operations["registerModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics/models/deploy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deploy a model
         * @description Makes the model run a version in production, or in staging if `target_env` says so. Without `version` it is
         *     the model's current one. The version is pushed on the model's deployment history, so that a rollback finds
         *     what ran before, and the model shows the figures of that version where it has its own. Deploying what runs
         *     already is a redeploy: it is allowed, pushes nothing, renews `deployedAt` and is told as `redeploy` in the
         *     audit trail.
         */
        post: operations["deployModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics/models/promote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Promote a model to staging
         * @description Moves a model from development or production to staging. The version it runs stays the same. A model that is
         *     in staging already is refused (409), as is an archived one.
         */
        post: operations["promoteModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics/models/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Roll a model back
         * @description Makes the model run the version that ran before the current one. The deployment history is a stack: a second
         *     rollback goes one further back and never returns to the version just left. With nothing below the current
         *     version it is refused (409). The status stays the same.
         */
        post: operations["rollbackModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics/models/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a model's tests
         * @description Runs the model's test suite: its figures are held against thresholds, and its recorded predictions against
         *     their labels. `status` is `success` when the suite has run, whatever it found: `success_rate` and `failures`
         *     tell that. The run is kept and sets the model's `lastTestedAt`.
         */
        post: operations["testModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics/models/ab-test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start an A/B test
         * @description Starts a test between two different models, neither of them archived. `traffic_split` is the percentage of
         *     units that model A gets. The sample size for the decision is fixed now and does not change while the test
         *     runs. A pair of models can have one running test, in either order (409). `Location` tells where the test can
         *     be read.
         */
        post: operations["startAbTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics/models/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Archive a model
         * @description Takes the model out of use for good: nothing more can be done to it, and it stays readable with its versions,
         *     test runs and events. The running A/B tests it is in are stopped.
         */
        post: operations["archiveModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics/models/{model_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The model's id. */
                model_id: components["parameters"]["ModelId"];
            };
            cookie?: never;
        };
        /**
         * Read a model
         * @description Answers the model as it is now. `ETag` is its revision: send it as `If-Match` with a change to be sure that
         *     nobody changed the model in between, or as `If-None-Match` to get 304 without a body while it is unchanged.
         */
        get: operations["getModel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics/models/{model_id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The model's id. */
                model_id: components["parameters"]["ModelId"];
            };
            cookie?: never;
        };
        /**
         * List a model's versions
         * @description Answers the versions registered for the model, newest first. `running` marks the one the model runs. A version
         *     has null where no figure of its own was registered.
         */
        get: operations["listModelVersions"];
        put?: never;
        /**
         * Add a version to a model
         * @description Registers a version so that it can be deployed; what runs stays as it is. `framework` and `size` are taken
         *     from the model where they are left out. Figures given here are shown by the model once the version is
         *     deployed; those left out stay as the model has them. A version that the model has already is refused (409).
         */
        post: operations["addModelVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics/models/{model_id}/test-runs": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The model's id. */
                model_id: components["parameters"]["ModelId"];
            };
            cookie?: never;
        };
        /**
         * List a model's test runs
         * @description Answers the runs of the model's test suite, newest first, each with the checks that failed.
         */
        get: operations["listTestRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics/models/{model_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The model's id. */
                model_id: components["parameters"]["ModelId"];
            };
            cookie?: never;
        };
        /**
         * List a model's events
         * @description Answers what was done to the model and what was refused, newest first: the page's timeline is drawn from this.
         *     While `next_cursor` is not null, send it as `cursor` to read on; events that are written meanwhile do not
         *     shift the pages.
         */
        get: operations["listModelEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List all events
         * @description Answers the audit trail over all models, intrusion detection models and nodes, newest first. While
         *     `next_cursor` is not null, send it as `cursor` to read on.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics/ab-tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List A/B tests
         * @description Answers the A/B tests that match, newest first, each with its counts and what they say so far.
         */
        get: operations["listAbTests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics/ab-tests/{test_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The A/B test's id. */
                test_id: components["parameters"]["TestId"];
            };
            cookie?: never;
        };
        /**
         * Read an A/B test
         * @description Answers the test with the counts of each arm and the decision they allow. Before each arm has the outcomes of
         *     `required_sample_size` the decision is `insufficient`. Once as many are in as both arms need together, a
         *     chi-square test checks the split, and the decision is `invalid` when the units did not come out as asked (p
         *     below 0.001). Otherwise a two-proportion z-test decides, two-sided at `alpha`.
         */
        get: operations["getAbTest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics/ab-tests/{test_id}/assignment": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The A/B test's id. */
                test_id: components["parameters"]["TestId"];
            };
            cookie?: never;
        };
        /**
         * Ask which arm a unit gets
         * @description Answers the arm of a unit: a user, a host, a session, whatever the test divides. It is computed from the test
         *     and the unit alone, so the same unit always gets the same arm, also after the test has stopped. Asking changes
         *     nothing.
         */
        get: operations["assignAbTestUnit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics/ab-tests/{test_id}/outcomes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The A/B test's id. */
                test_id: components["parameters"]["TestId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a unit's outcome
         * @description Counts a success or a failure for the arm that the unit belongs to; the arm follows from the unit and is not
         *     sent. A unit counts once: a second outcome is refused (409), as is one for a test that has stopped.
         */
        post: operations["recordAbTestOutcome"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics/ab-tests/{test_id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The A/B test's id. */
                test_id: components["parameters"]["TestId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop an A/B test
         * @description Ends the test and answers it as it then is, with the decision that its counts allow. No further outcome is
         *     counted. Takes no body. A test that has stopped already is refused (409).
         */
        post: operations["stopAbTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ids/models/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the intrusion detection models
         * @description Answers each intrusion detection model with its quality and its drift. `drift_score` is the overall score of
         *     the model's latest drift detection; `retraining_required` is true when a quantity has drifted.
         */
        get: operations["listIdsModelStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ids/models/retrain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retrain an intrusion detection model
         * @description Queues a retraining of the model of this type and answers the job at once; the work is done by the clock, from
         *     queued over running to completed. Then the model has the job's `to_version` and its drift is measured anew.
         *     Read the job at `Location` to follow it. While a job of the model is queued or running, another one is refused
         *     (409). Takes no body.
         */
        post: operations["retrainIdsModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ids/models/retrain/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The job's id, as the retraining answered it. */
                job_id: components["schemas"]["Identifier"];
            };
            cookie?: never;
        };
        /**
         * Read a retraining job
         * @description Answers the job as it is now. Ask again every few seconds until `status` is `completed` or `failed`;
         *     `progress` says how far it is.
         */
        get: operations["getRetrainingJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ids/drift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List drift detections
         * @description Answers the drift detections, newest first. Each compares the distributions that a model was trained on with
         *     those it sees now, and `tests` names method, threshold and sample sizes. A quantity has drifted when its
         *     population stability index reaches the threshold (the shift is large) and the Kolmogorov–Smirnov test rejects
         *     (it is not chance).
         */
        get: operations["listDriftDetections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/federation/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the state of the federation
         * @description Answers each node with its latest health and trust. `network_health` and `network_trust` are the means over
         *     the active nodes.
         */
        get: operations["getFederationStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/federation/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the federated models
         * @description Answers the models that nodes train and those averaged from them, newest first. `latest_model` is the newest
         *     one that is aggregated or validated, or null before there is one.
         */
        get: operations["listFederationModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/federation/nodes/{node_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The node's id. */
                node_id: components["parameters"]["NodeId"];
            };
            cookie?: never;
        };
        /**
         * Read a node's history
         * @description Answers the latest `limit` entries of the node's history, oldest first, ready to be drawn as a curve. `stats`
         *     is computed over the entries answered; `total_entries` counts all that are kept.
         */
        get: operations["getFederationNode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/federation/nodes/{node_id}/sync": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The node's id. */
                node_id: components["parameters"]["NodeId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sync a node
         * @description Takes over what the node has trained, so that the next aggregation counts it, and adds an entry to the node's
         *     history. Needs the admin token. Takes no body. A node that is not active is refused (409).
         */
        post: operations["syncFederationNode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/federation/aggregate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Aggregate the nodes' models
         * @description Averages the parameters of the nodes that have synced since the last aggregation, each weighted by its number
         *     of samples, and adds the result as a new model. Needs the admin token. Takes no body. With fewer than two such
         *     nodes it is refused (409): sync nodes first.
         */
        post: operations["aggregateFederation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the machine's metrics
         * @description Answers figures of the machine that this server runs on, measured now. Where they cannot be read, as in a
         *     browser, the answer is 503.
         */
        get: operations["getSystemMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics/system/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the history of the machine's metrics
         * @description Answers the readings that were sampled between `start_time` and `end_time`, oldest first, one an interval: the
         *     mean of the samples in it for the percentages, the last one for the byte counts. Intervals without a sample
         *     are left out. A range of more than 1,000 intervals, or one that ends before it starts, is refused (422).
         */
        get: operations["getSystemMetricsHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics/security": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the security metrics
         * @description Answers figures of the requests that this server has seen in the last minute. `blocked_threats` counts those
         *     refused with 401, 403 or 413; `policy_violations` those refused with 409 or 412; `detected_anomalies` those
         *     refused with 400, 404, 405, 415 or 422. `active_alerts` is the number of these three kinds that have reached
         *     their alert threshold: 10 threats, 20 anomalies, 10 violations. `threat_level` is `medium` from 10 refusals
         *     that are a tenth of all requests, `high` from 30 that are a quarter, `critical` from 100 that are half.
         */
        get: operations["getSecurityMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics/security/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the history of the security metrics
         * @description Answers the readings that were sampled between `start_time` and `end_time`, oldest first, one an interval: the
         *     highest of the samples in it for each figure. Intervals without a sample are left out. A range of more than
         *     1,000 intervals, or one that ends before it starts, is refused (422).
         */
        get: operations["getSecurityMetricsHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics/performance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the performance metrics
         * @description Answers figures of the requests that this server has answered in the last minute: the mean time to the answer,
         *     the rate, the share answered with 5xx, the share of GETs answered 304 because the client's copy was still
         *     good, and the number of requests being worked on now. Without requests they are 0.
         */
        get: operations["getPerformanceMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description An id. Lower-case letters, digits and hyphens. */
        Identifier: string;
        /** @description A version number (semantic versioning), without a leading v. */
        Version: string;
        /** @description A version number, or null where there is none. */
        NullableVersion: string | null;
        /**
         * Format: date-time
         * @description A time, RFC 3339 in UTC.
         */
        Timestamp: string;
        /**
         * Format: date-time
         * @description A time, RFC 3339 in UTC, or null where it has not happened.
         */
        NullableTimestamp: string | null;
        /** @description A share, from 0 (none) to 1 (all). */
        Share: number;
        /** @description A share from 0 to 1, or null where there is none. */
        NullableShare: number | null;
        /** @description A percentage, from 0 to 100. */
        Percentage: number;
        /** @description A number of things. */
        Count: number;
        /** @description Time to answer, in milliseconds. */
        Latency: number;
        /** @description Requests per second. */
        Throughput: number;
        /** @description Time to answer in milliseconds, or null where it was not measured. */
        NullableLatency: number | null;
        /** @description Requests per second, or null where it was not measured. */
        NullableThroughput: number | null;
        /** @description A name for people. One line, no space at either end. */
        Name: string;
        /** @description The framework that the model is built with. */
        Framework: string;
        /** @description The size of the model's files, with its unit. */
        ModelSize: string;
        /** @description A text for people. */
        Text: string;
        /** @description A text for people, or null where there is none. */
        NullableText: string | null;
        /**
         * @description Always `success`; what did not succeed is answered with a problem.
         * @constant
         */
        ActionStatus: "success";
        /**
         * @description Where the model is in its life.
         * @enum {string}
         */
        ModelStatus: "production" | "staging" | "development" | "archived";
        /**
         * @description Something that can be done to a model.
         * @enum {string}
         */
        ModelAction: "deploy" | "redeploy" | "promote" | "rollback" | "test" | "ab-test" | "archive" | "add-version";
        /** @description Send it as `cursor` to get the next page. Null on the last one. */
        NextCursor: string | null;
        /** @description A model and how it does. Its figures are those of the version it runs. */
        Model: {
            id: components["schemas"]["Identifier"];
            name: components["schemas"]["Name"];
            /** @description The version it runs; for a model that was never deployed, the one it was registered with. */
            version: components["schemas"]["Version"];
            status: components["schemas"]["ModelStatus"];
            /** @description Share of predictions that are right, from 0 to 1. */
            accuracy: components["schemas"]["Share"];
            /** @description Time of one inference, in milliseconds. */
            latency: components["schemas"]["Latency"];
            /** @description Inferences per second. */
            throughput: components["schemas"]["Throughput"];
            /** @description Percentage of time that the model was available, from 0 to 100. */
            uptime: components["schemas"]["Percentage"];
            framework: components["schemas"]["Framework"];
            size: components["schemas"]["ModelSize"];
            /** @description Mean confidence of the model in its predictions, from 0 to 1. */
            aiConfidence: components["schemas"]["Share"];
            /** @description Share of inferences that fail, from 0 to 1. */
            errorRate: components["schemas"]["Share"];
            /** @description When the model was last deployed, RFC 3339 in UTC. Null for a model that never was. */
            deployedAt: components["schemas"]["NullableTimestamp"];
            /** @description When the model last changed, RFC 3339 in UTC. */
            lastUpdated: components["schemas"]["Timestamp"];
            /** @description When its tests last ran, RFC 3339 in UTC. Null when they never did. */
            lastTestedAt: components["schemas"]["NullableTimestamp"];
            /** @description The version that a rollback would return to. Null when there is none. */
            previousVersion: components["schemas"]["NullableVersion"];
            /** @description Inferences since the model was registered. */
            inferenceCount: components["schemas"]["Count"];
        };
        /** @description Models that match. */
        ModelList: {
            /** @description The models of this page. */
            models: components["schemas"]["Model"][];
            /** @description How many models match, also those outside this page. */
            total: components["schemas"]["Count"];
            timestamp: components["schemas"]["Timestamp"];
        };
        /** @description The model to register. Figures left out count as not measured yet. */
        RegisterModelRequest: {
            /** @description The id it shall have. The next free `model-<number>` when left out. The names of actions cannot be ids. */
            id?: components["schemas"]["Identifier"];
            name: components["schemas"]["Name"];
            version: components["schemas"]["Version"];
            framework: components["schemas"]["Framework"];
            size: components["schemas"]["ModelSize"];
            /** @default 0 */
            accuracy?: components["schemas"]["Share"];
            /** @default 0 */
            latency?: components["schemas"]["Latency"];
            /** @default 0 */
            throughput?: components["schemas"]["Throughput"];
            /** @default 0 */
            uptime?: components["schemas"]["Percentage"];
            /** @default 0 */
            aiConfidence?: components["schemas"]["Share"];
            /** @default 0 */
            errorRate?: components["schemas"]["Share"];
        };
        /** @description The model to do it to. */
        ModelActionRequest: {
            model_id: components["schemas"]["Identifier"];
        };
        /** @description What to deploy, and where to. */
        DeployModelRequest: {
            model_id: components["schemas"]["Identifier"];
            /**
             * @description Where it shall run; becomes the model's status.
             * @default production
             * @enum {string}
             */
            target_env?: "production" | "staging";
            /** @description The version to run. The model's current one when left out. */
            version?: components["schemas"]["Version"];
        };
        /** @description What runs now. */
        DeployModelResult: {
            status: components["schemas"]["ActionStatus"];
            message: components["schemas"]["Text"];
            model_id: components["schemas"]["Identifier"];
            version: components["schemas"]["Version"];
            deployed_at: components["schemas"]["Timestamp"];
        };
        /** @description The model to promote. */
        PromoteModelRequest: {
            model_id: components["schemas"]["Identifier"];
            /**
             * @description Where to; there is only staging.
             * @default staging
             * @enum {string}
             */
            target_env?: "staging";
        };
        /** @description Where the model is now. */
        PromoteModelResult: {
            status: components["schemas"]["ActionStatus"];
            message: components["schemas"]["Text"];
            model_id: components["schemas"]["Identifier"];
            new_status: components["schemas"]["ModelStatus"];
            promoted_at: components["schemas"]["Timestamp"];
        };
        /** @description What runs again. */
        RollbackModelResult: {
            status: components["schemas"]["ActionStatus"];
            message: components["schemas"]["Text"];
            model_id: components["schemas"]["Identifier"];
            /** @description The version that ran before and now runs again; the same as `rolled_back_to`. */
            previous_version: components["schemas"]["Version"];
            /** @description The version that runs now. */
            rolled_back_to: components["schemas"]["Version"];
            rolled_back_at: components["schemas"]["Timestamp"];
        };
        /** @description The archived model. */
        ArchiveModelResult: {
            status: components["schemas"]["ActionStatus"];
            message: components["schemas"]["Text"];
            model_id: components["schemas"]["Identifier"];
            archived_at: components["schemas"]["Timestamp"];
        };
        /** @description A version of a model, with the figures that were registered for it. */
        ModelVersion: {
            version: components["schemas"]["Version"];
            framework: components["schemas"]["Framework"];
            size: components["schemas"]["ModelSize"];
            /** @description What is new in it. */
            notes: components["schemas"]["NullableText"];
            /** @description Share of predictions that are right, from 0 to 1. */
            accuracy: components["schemas"]["NullableShare"];
            /** @description Time of one inference, in milliseconds. */
            latency: components["schemas"]["NullableLatency"];
            /** @description Inferences per second. */
            throughput: components["schemas"]["NullableThroughput"];
            /** @description Mean confidence in its predictions, from 0 to 1. */
            aiConfidence: components["schemas"]["NullableShare"];
            /** @description Share of inferences that fail, from 0 to 1. */
            errorRate: components["schemas"]["NullableShare"];
            /** @description When the version was registered, RFC 3339 in UTC. */
            created_at: components["schemas"]["Timestamp"];
            /** @description When the version was last deployed, RFC 3339 in UTC. Null for one that never was. */
            deployedAt: components["schemas"]["NullableTimestamp"];
            /** @description Whether the model runs this version. */
            running: boolean;
        };
        /** @description A page of a model's versions. */
        ModelVersionList: {
            model_id: components["schemas"]["Identifier"];
            /** @description The versions, newest first. */
            versions: components["schemas"]["ModelVersion"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        /** @description The version to add. */
        AddModelVersionRequest: {
            version: components["schemas"]["Version"];
            /** @description The framework it is built with. The model's when left out. */
            framework?: components["schemas"]["Framework"];
            /** @description The size of its files. The model's when left out. */
            size?: components["schemas"]["ModelSize"];
            /** @description What is new in it. */
            notes?: components["schemas"]["Text"];
            accuracy?: components["schemas"]["Share"];
            latency?: components["schemas"]["Latency"];
            throughput?: components["schemas"]["Throughput"];
            aiConfidence?: components["schemas"]["Share"];
            errorRate?: components["schemas"]["Share"];
        };
        /** @description A check that failed. */
        TestFailure: {
            /** @description The name of the check. */
            check: string;
            /**
             * @description Whether a figure missed its threshold, or a recorded prediction its label.
             * @enum {string}
             */
            kind: "metric" | "prediction";
            /** @description The threshold, as `>= 0.9`, or the label. */
            expected: string | number;
            /** @description The figure, or what was predicted. */
            actual: string | number;
        };
        /** @description One run of a model's test suite. */
        TestRun: {
            test_run_id: components["schemas"]["Identifier"];
            model_id: components["schemas"]["Identifier"];
            /** @description The version that was tested. */
            version: components["schemas"]["Version"];
            tested_at: components["schemas"]["Timestamp"];
            /** @description Checks that passed. */
            passed_count: components["schemas"]["Count"];
            /** @description Checks in the suite. */
            total: components["schemas"]["Count"];
            /** @description Share of checks that passed, from 0 to 1, rounded to three decimals. */
            success_rate: components["schemas"]["Share"];
            passed: components["schemas"]["TestSummary"];
            /** @description The checks that failed, in the order of the suite. */
            failures: components["schemas"]["TestFailure"][];
        };
        /** @description The result in words, as `127/128 tests passed`. */
        TestSummary: string;
        /** @description The run, as it is kept. */
        TestModelResult: {
            status: components["schemas"]["ActionStatus"];
            passed: components["schemas"]["TestSummary"];
            /** @description Share of checks that passed, from 0 to 1, rounded to three decimals. */
            success_rate: components["schemas"]["Share"];
            test_run_id: components["schemas"]["Identifier"];
            model_id: components["schemas"]["Identifier"];
            /** @description The version that was tested. */
            version: components["schemas"]["Version"];
            tested_at: components["schemas"]["Timestamp"];
            /** @description Checks that passed. */
            passed_count: components["schemas"]["Count"];
            /** @description Checks in the suite. */
            total: components["schemas"]["Count"];
            /** @description The checks that failed, in the order of the suite. */
            failures: components["schemas"]["TestFailure"][];
        };
        /** @description A page of a model's test runs. */
        TestRunList: {
            model_id: components["schemas"]["Identifier"];
            /** @description The runs, newest first. */
            test_runs: components["schemas"]["TestRun"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        /** @description Something that was done, or was refused. */
        AuditEvent: {
            /** @description The event's number. Each event's is higher than those before it. */
            sequence: number;
            time: components["schemas"]["Timestamp"];
            /** @description Who did it, as told in `X-Actor`; `admin`, `anonymous`, or `system` for what is done by the clock. */
            actor: string;
            /**
             * @description What was done or asked for.
             * @enum {string}
             */
            action: "register" | "add-version" | "deploy" | "redeploy" | "promote" | "rollback" | "test" | "archive" | "ab-test" | "ab-test-outcome" | "ab-test-stop" | "retrain" | "retrain-started" | "retrain-completed" | "retrain-failed" | "sync" | "aggregate";
            /**
             * @description Whether it was done or refused.
             * @enum {string}
             */
            outcome: "done" | "refused";
            /** @description The model it was done to. Null where there is none, as for a node. */
            model_id: string | null;
            /** @description That model's name at the time. */
            model_name: string | null;
            /** @description The version concerned. */
            version: components["schemas"]["NullableVersion"];
            /** @description The version or status before. */
            from: string | null;
            /** @description The version or status after. */
            to: string | null;
            /** @description Why, or why not. */
            reason: components["schemas"]["NullableText"];
        };
        /** @description A page of events. */
        AuditEventList: {
            /** @description The events, newest first. */
            events: components["schemas"]["AuditEvent"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        /**
         * @description Whether outcomes are still counted.
         * @enum {string}
         */
        AbTestStatus: "running" | "stopped";
        /**
         * @description Model A's or model B's side of a test.
         * @enum {string}
         */
        Arm: "a" | "b";
        /** @description Who or what is assigned to an arm, such as a user or a host. */
        Unit: string;
        /** @description Percentage of units that model A gets, from 1 to 99. */
        TrafficSplit: number;
        /** @description The two models to compare. */
        StartAbTestRequest: {
            model_a: components["schemas"]["Identifier"];
            model_b: components["schemas"]["Identifier"];
            /** @default 50 */
            traffic_split?: components["schemas"]["TrafficSplit"];
        };
        /** @description Outcomes that each arm needs before there is a decision, fixed when the test starts. The arms differ where the split is uneven. */
        SampleSize: {
            /** @description Outcomes that arm A needs. */
            a: number;
            /** @description Outcomes that arm B needs. */
            b: number;
        };
        /** @description The test that runs now. */
        StartAbTestResult: {
            status: components["schemas"]["ActionStatus"];
            test_id: components["schemas"]["Identifier"];
            model_a: components["schemas"]["Identifier"];
            model_b: components["schemas"]["Identifier"];
            traffic_split: components["schemas"]["TrafficSplit"];
            started_at: components["schemas"]["Timestamp"];
            required_sample_size: components["schemas"]["SampleSize"];
        };
        /** @description One side of a test, counted. */
        AbTestArm: {
            model_id: components["schemas"]["Identifier"];
            /** @description Units whose outcome was recorded. */
            units: components["schemas"]["Count"];
            /** @description How many of these were successes. */
            successes: components["schemas"]["Count"];
            /** @description Successes by units, from 0 to 1. Null before there is a unit. */
            rate: components["schemas"]["NullableShare"];
        };
        /** @description What the counts say. */
        AbTestDecision: {
            /**
             * @description `insufficient`: too few outcomes yet. `invalid`: the units did not come out in the split asked for, so the counts cannot be trusted. Else which model succeeds more often, or that no difference was found.
             * @enum {string}
             */
            outcome: "insufficient" | "invalid" | "a_wins" | "b_wins" | "no_difference";
            /** @description Of the two-proportion z-test, two-sided. Null before it is made. */
            p_value: components["schemas"]["NullableShare"];
            /** @description The z score, positive when A succeeds more often. Null before the test is made. */
            z: number | null;
            /** @description Of the check that the units came out in the split asked for. Null until as many outcomes are in as both arms need together. */
            srm_p_value: components["schemas"]["NullableShare"];
            /** @description The significance level, below which `p_value` counts as a difference. */
            alpha: components["schemas"]["Share"];
            /** @description The decision in words, with its figures. */
            explanation: components["schemas"]["Text"];
        };
        /** @description An A/B test with its counts and what they say. */
        AbTest: {
            test_id: components["schemas"]["Identifier"];
            model_a: components["schemas"]["Identifier"];
            model_b: components["schemas"]["Identifier"];
            traffic_split: components["schemas"]["TrafficSplit"];
            status: components["schemas"]["AbTestStatus"];
            started_at: components["schemas"]["Timestamp"];
            /** @description When it stopped, RFC 3339 in UTC. Null while it runs. */
            stopped_at: components["schemas"]["NullableTimestamp"];
            /** @description Why it stopped. Null while it runs. */
            stop_reason: components["schemas"]["NullableText"];
            required_sample_size: components["schemas"]["SampleSize"];
            /** @description Both sides. */
            arms: {
                a: components["schemas"]["AbTestArm"];
                b: components["schemas"]["AbTestArm"];
            };
            decision: components["schemas"]["AbTestDecision"];
        };
        /** @description A page of A/B tests. */
        AbTestList: {
            /** @description The tests, newest first. */
            ab_tests: components["schemas"]["AbTest"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        /** @description The arm of a unit. */
        AbTestAssignment: {
            test_id: components["schemas"]["Identifier"];
            unit: components["schemas"]["Unit"];
            arm: components["schemas"]["Arm"];
            /** @description The model of that arm. */
            model_id: components["schemas"]["Identifier"];
        };
        /** @description How it went for a unit. */
        RecordAbTestOutcomeRequest: {
            unit: components["schemas"]["Unit"];
            /** @description Whether it went well. */
            success: boolean;
        };
        /** @description The outcome, and the arm it counts for. */
        AbTestOutcome: {
            status: components["schemas"]["ActionStatus"];
            test_id: components["schemas"]["Identifier"];
            unit: components["schemas"]["Unit"];
            arm: components["schemas"]["Arm"];
            /** @description The model of that arm. */
            model_id: components["schemas"]["Identifier"];
            /** @description Whether it went well. */
            success: boolean;
            recorded_at: components["schemas"]["Timestamp"];
        };
        /**
         * @description The kind of an intrusion detection model. There is one model of each.
         * @enum {string}
         */
        IdsModelType: "tgnn" | "autoencoder" | "lstm" | "isolation_forest" | "transformer";
        /** @description An intrusion detection model and how it does. */
        IdsModelStatus: {
            model_id: components["schemas"]["Identifier"];
            model_name: components["schemas"]["Name"];
            model_type: components["schemas"]["IdsModelType"];
            /**
             * @description `active`: works as trained. `degraded`: works, but what it sees has drifted so far that it needs retraining. `retraining`: a job of it is queued or running; it goes on working meanwhile.
             * @enum {string}
             */
            status: "active" | "degraded" | "retraining";
            version: components["schemas"]["Version"];
            /** @description Share of flows classified rightly, from 0 to 1. */
            accuracy: components["schemas"]["Share"];
            /** @description Area under the ROC curve, from 0 to 1; 0.5 is guessing. */
            auc_roc: components["schemas"]["Share"];
            /** @description The `overall_drift_score` of the latest drift detection, from 0 (none) to 1. */
            drift_score: components["schemas"]["Share"];
            /** @description Whether any quantity has drifted. */
            retraining_required: boolean;
        };
        /** @description A retraining, from the request to its end. */
        RetrainingJob: {
            job_id: components["schemas"]["Identifier"];
            model_id: components["schemas"]["Identifier"];
            model_type: components["schemas"]["IdsModelType"];
            /**
             * @description How far the job is.
             * @enum {string}
             */
            status: "queued" | "running" | "completed" | "failed";
            created_at: components["schemas"]["Timestamp"];
            /** @description When the work began, RFC 3339 in UTC. Null while queued. */
            started_at: components["schemas"]["NullableTimestamp"];
            /** @description When the work ended, well or not, RFC 3339 in UTC. Null before that. */
            completed_at: components["schemas"]["NullableTimestamp"];
            /** @description Share of the work that is done, from 0 to 1. */
            progress: components["schemas"]["Share"];
            /** @description The model's version when the job was queued. */
            from_version: components["schemas"]["Version"];
            /** @description The model's version since the job has completed. Null before that. */
            to_version: components["schemas"]["NullableVersion"];
            /** @description How the job is, in words. */
            message: components["schemas"]["Text"];
        };
        /** @description One comparison of a reference distribution with the current one. */
        DriftTest: {
            /** @description The quantity that was compared - a feature of the traffic, the model's scores, or its errors. */
            feature: string;
            /**
             * @description `psi`: population stability index. `ks`: two-sample Kolmogorov–Smirnov test.
             * @enum {string}
             */
            method: "psi" | "ks";
            /** @description The index, from 0 without an upper bound, or the KS statistic, from 0 to 1. */
            score: number;
            /** @description What `score` reaches where an index shows drift; for `ks` the level that `p_value` is below. */
            threshold: number;
            /** @description Of the Kolmogorov–Smirnov test. Null for `psi`, which has none. */
            p_value: components["schemas"]["NullableShare"];
            /** @description Observations in the reference distribution. */
            reference_size: components["schemas"]["Count"];
            /** @description Observations in the current distribution. */
            current_size: components["schemas"]["Count"];
            /** @description Whether the quantity has drifted; it takes both methods to say so. */
            drifted: boolean;
        };
        /** @description What a model sees now, compared with what it was trained on. */
        DriftDetection: {
            detection_id: components["schemas"]["Identifier"];
            timestamp: components["schemas"]["Timestamp"];
            model_id: components["schemas"]["Identifier"];
            /** @description Which kinds of drift were found. Empty when none was. */
            drift_types: ("data_drift" | "prediction_drift" | "concept_drift")[];
            /** @description From the greatest stability index i and its threshold t: i / (i + t). 0 is no shift, 0.5 the threshold, and 1 is never reached. */
            overall_drift_score: components["schemas"]["Share"];
            /** @description Whether any quantity has drifted. */
            retraining_recommended: boolean;
            /**
             * @description How soon to retrain. Without drift `none`, or `low` from an index of 0.1. With drift `medium`, `high` from an index of 0.5, `critical` from 1.
             * @enum {string}
             */
            retraining_urgency: "none" | "low" | "medium" | "high" | "critical";
            /** @description The comparisons that were made. */
            tests: components["schemas"]["DriftTest"][];
        };
        /** @description A node that trains on its own data. */
        FederationNode: {
            id: components["schemas"]["Identifier"];
            /** @description The country it is in, ISO 3166-1 alpha-2. */
            country: string;
            /** @description A short name for people. */
            tag: string;
            /** @description How well its syncs go, from 0 to 1. */
            sync_health: components["schemas"]["Share"];
            /** @description How far its updates agree with those of the others, from 0 to 1. */
            trust_score: components["schemas"]["Share"];
            /** @description The number of the last entry in its ledger. */
            last_ledger: components["schemas"]["Count"];
            /** @description When it last synced, RFC 3339 in UTC. Null when it never did. */
            last_sync: components["schemas"]["NullableTimestamp"];
            /** @description Whether it takes part at present. */
            active: boolean;
        };
        /** @description The nodes, and how the network does. */
        FederationStatus: {
            ok: components["schemas"]["Ok"];
            /** @description All nodes, active or not. */
            nodes: components["schemas"]["FederationNode"][];
            /** @description Mean sync health of the active nodes, from 0 to 1. */
            network_health: components["schemas"]["Share"];
            /** @description Mean trust score of the active nodes, from 0 to 1. */
            network_trust: components["schemas"]["Share"];
            /** @description Nodes, active or not. */
            total_nodes: components["schemas"]["Count"];
            timestamp: components["schemas"]["Timestamp"];
        };
        /**
         * @description Always true; what did not go well is answered with a problem.
         * @constant
         */
        Ok: true;
        /** @description A model that a node trains, or that was averaged from those of several nodes. */
        FederatedModel: {
            id: components["schemas"]["Identifier"];
            version: components["schemas"]["Version"];
            /** @description The node that trains it. Null for one that was averaged from several. */
            node_id: string | null;
            created_at: components["schemas"]["Timestamp"];
            /**
             * @description Being trained by a node, averaged, or averaged and validated.
             * @enum {string}
             */
            status: "training" | "aggregated" | "validated";
        };
        /** @description The federated models. */
        FederatedModelList: {
            ok: components["schemas"]["Ok"];
            /** @description All federated models, newest first. */
            models: components["schemas"]["FederatedModel"][];
            /** @description The newest one that is aggregated or validated; null before there is one. */
            latest_model: components["schemas"]["FederatedModel"] | null;
            /** @description All federated models. */
            total_models: components["schemas"]["Count"];
            timestamp: components["schemas"]["Timestamp"];
        };
        /** @description How a node was at one time. */
        FederationNodeEntry: {
            timestamp: components["schemas"]["Timestamp"];
            sync_health: components["schemas"]["Share"];
            trust_score: components["schemas"]["Share"];
            /** @description The number of the last entry in the node's ledger then. */
            ledger: components["schemas"]["Count"];
        };
        /** @description Mean, lowest and highest over the entries answered. Null where there is no entry. */
        FederationNodeStats: {
            avg_health: components["schemas"]["NullableShare"];
            min_health: components["schemas"]["NullableShare"];
            max_health: components["schemas"]["NullableShare"];
            avg_trust: components["schemas"]["NullableShare"];
            min_trust: components["schemas"]["NullableShare"];
            max_trust: components["schemas"]["NullableShare"];
        };
        /** @description A node over time. */
        FederationNodeHistory: {
            ok: components["schemas"]["Ok"];
            node_id: components["schemas"]["Identifier"];
            /** @description The latest entries, oldest first. */
            history: components["schemas"]["FederationNodeEntry"][];
            /** @description Entries that are kept, also those not answered. */
            total_entries: components["schemas"]["Count"];
            stats: components["schemas"]["FederationNodeStats"];
            timestamp: components["schemas"]["Timestamp"];
        };
        /** @description The node after its sync. */
        SyncFederationNodeResult: {
            ok: components["schemas"]["Ok"];
            /**
             * @description What was done.
             * @constant
             */
            action: "sync";
            status: components["schemas"]["FederationActionStatus"];
            message: components["schemas"]["Text"];
            node: components["schemas"]["FederationNode"];
            timestamp: components["schemas"]["Timestamp"];
        };
        /**
         * @description Always `completed`; what could not be completed is answered with a problem.
         * @constant
         */
        FederationActionStatus: "completed";
        /** @description A node's part in an average. */
        FederationContribution: {
            node_id: components["schemas"]["Identifier"];
            /** @description Samples that the node trained on. */
            sample_count: components["schemas"]["Count"];
            /** @description The node's share of all samples, from 0 to 1. */
            weight: components["schemas"]["Share"];
        };
        /** @description The averaged model, and what it was averaged from. */
        AggregateFederationResult: {
            ok: components["schemas"]["Ok"];
            /**
             * @description What was done.
             * @constant
             */
            action: "aggregate";
            status: components["schemas"]["FederationActionStatus"];
            message: components["schemas"]["Text"];
            model: components["schemas"]["FederatedModel"];
            /** @description The nodes that were averaged. */
            contributions: components["schemas"]["FederationContribution"][];
            /** @description Samples of all these nodes. */
            total_samples: components["schemas"]["Count"];
            /** @description The averaged parameters. */
            parameters: number[];
            timestamp: components["schemas"]["Timestamp"];
        };
        /** @description A length of time - a number, and s, m, h or d for seconds, minutes, hours or days. */
        Interval: string;
        /** @description Figures of the machine that the server runs on. */
        SystemMetrics: {
            timestamp: components["schemas"]["Timestamp"];
            /** @description Load of all processors together, from 0 to 100. */
            cpu_usage: components["schemas"]["Percentage"];
            /** @description Memory in use, from 0 to 100. */
            memory_usage: components["schemas"]["Percentage"];
            /** @description Disk space in use, from 0 to 100. */
            disk_usage: components["schemas"]["Percentage"];
            /** @description Bytes received over all interfaces since the machine started. */
            network_in_bytes: components["schemas"]["Count"];
            /** @description Bytes sent over all interfaces since the machine started. */
            network_out_bytes: components["schemas"]["Count"];
        };
        /** @description The machine's figures over time. */
        SystemMetricsHistory: {
            interval: components["schemas"]["Interval"];
            start_time: components["schemas"]["Timestamp"];
            end_time: components["schemas"]["Timestamp"];
            /** @description One reading an interval, oldest first. */
            data: components["schemas"]["SystemMetrics"][];
        };
        /** @description Figures of what this server has refused in the last minute. */
        SecurityMetrics: {
            timestamp: components["schemas"]["Timestamp"];
            /** @description How many of the three kinds below have reached their alert threshold. */
            active_alerts: number;
            /** @description Requests refused at the door, with 401, 403 or 413. */
            blocked_threats: components["schemas"]["Count"];
            /** @description Requests that no client of this API should send, refused with 400, 404, 405, 415 or 422. */
            detected_anomalies: components["schemas"]["Count"];
            /** @description Well-formed requests against the rules, refused with 409 or 412. */
            policy_violations: components["schemas"]["Count"];
            /**
             * @description The whole in one word.
             * @enum {string}
             */
            threat_level: "low" | "medium" | "high" | "critical";
        };
        /** @description The security figures over time. */
        SecurityMetricsHistory: {
            interval: components["schemas"]["Interval"];
            start_time: components["schemas"]["Timestamp"];
            end_time: components["schemas"]["Timestamp"];
            /** @description One reading an interval, oldest first. */
            data: components["schemas"]["SecurityMetrics"][];
        };
        /** @description Figures of what this server has answered in the last minute. */
        PerformanceMetrics: {
            timestamp: components["schemas"]["Timestamp"];
            /** @description Mean time from request to answer, in milliseconds. */
            response_time_ms: number;
            /** @description Requests answered per second. */
            throughput_requests_per_sec: number;
            /** @description Share of requests answered with 5xx, from 0 to 1. */
            error_rate: components["schemas"]["Share"];
            /** @description Share of GET requests answered 304, from 0 to 1. */
            cache_hit_rate: components["schemas"]["Share"];
            /** @description Requests being worked on now. */
            queue_depth: components["schemas"]["Count"];
        };
        /** @description One thing that is wrong with a request. */
        Violation: {
            /**
             * @description Where the value was sent.
             * @enum {string}
             */
            in: "path" | "query" | "header" | "cookie" | "body";
            /** @description JSON pointer (RFC 6901) to the value inside that place, empty for the whole of it. */
            path: string;
            /** @description The rule that was broken, mostly a keyword of JSON Schema; `parse` for what cannot be read. */
            keyword: string;
            /** @description What the rule asks for. */
            message: string;
        };
        /** @description A refusal or an error (RFC 9457). May have further members. */
        Problem: {
            /**
             * Format: uri
             * @description The kind of problem, stable over time.
             */
            type: string;
            /** @description The kind of problem in words, the same for each problem of the kind. */
            title: string;
            /** @description The HTTP status. */
            status: number;
            /** @description What is wrong here, and what to do about it. */
            detail: string;
            /** @description For invalid input, everything that is wrong with it. */
            errors?: components["schemas"]["Violation"][];
        } & {
            [key: string]: unknown;
        };
        /** @description A refusal because of the state that something is in. */
        Conflict: components["schemas"]["Problem"] & {
            /** @description The state that it is in now. */
            current_status: string;
            /** @description What can be done to it now. */
            allowed_actions: string[];
        };
        /** @description A refusal because of the status that a model is in. */
        ModelConflict: components["schemas"]["Problem"] & {
            current_status: components["schemas"]["ModelStatus"];
            /** @description What can be done to the model now. */
            allowed_actions: components["schemas"]["ModelAction"][];
        };
    };
    responses: {
        /** @description What you have is still current. No body. */
        NotModified: {
            headers: {
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The body cannot be read as JSON, or has a key that is never accepted, such as `__proto__` or `constructor`. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The path or the query cannot be decoded, or has a key that is never accepted, such as `__proto__`. */
        BadParameters: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The admin token is missing or wrong. */
        Unauthorized: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWWAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such model. */
        UnknownModel: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such A/B test. */
        UnknownTest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such node. */
        UnknownNode: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The model is archived, and nothing happens to an archived model. */
        ArchivedModel: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ModelConflict"];
            };
        };
        /** @description The model has changed since the revision in `If-Match`. Its present revision is in `ETag`. */
        StaleRevision: {
            headers: {
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than 1 MiB. */
        ContentTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not `application/json`. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body breaks its schema, or the `Idempotency-Key` was used for another request. */
        InvalidModelAction: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A parameter breaks its schema or is not known, or the `Idempotency-Key` was used for another request. */
        InvalidCommand: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A parameter breaks its schema or is not known. */
        InvalidListParameters: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A parameter breaks its schema or is not known, or the cursor was not answered by any page. */
        InvalidPage: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The id cannot be one, or a query parameter is not known. */
        InvalidIdentifier: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The range ends before it starts, has more than 1,000 intervals, or a parameter breaks its schema. */
        InvalidRange: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The operation takes no query parameters, and one was sent. */
        UnknownParameter: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something went wrong in the server. Nothing has changed. */
        InternalError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The change could not be made to last, so it was not made. Reading still works. */
        Unavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description The model's id. */
        ModelId: components["schemas"]["Identifier"];
        /** @description The A/B test's id. */
        TestId: components["schemas"]["Identifier"];
        /** @description The node's id. */
        NodeId: components["schemas"]["Identifier"];
        /** @description At most this many entries. */
        Limit: number;
        /** @description Where to read on; the `next_cursor` of the page before. Do not make one up. */
        Cursor: string;
        /** @description The start of the range, included. An hour before `end_time` when not sent. */
        StartTime: string;
        /** @description The end of the range, included. Now when not sent. */
        EndTime: string;
        /** @description The time from one point to the next, in seconds, minutes, hours or days. */
        Interval: components["schemas"]["Interval"];
        /** @description A key of your choice, best a UUID. The same key with the same request gives the first reply again instead of doing the work twice, for a day and also after a restart of the server; the same key with another request is refused (422). */
        IdempotencyKey: string;
        /** @description Who does this, for the audit trail. When not sent it is `admin` where the admin token is needed, and `anonymous` elsewhere. */
        Actor: string;
        /** @description The `ETag` of the model that you have seen. When the model has changed since, the request is refused (412). */
        IfMatch: string;
        /** @description The `ETag` that you have. While it is still the current one, the answer is 304 without a body. */
        IfNoneMatch: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description The revision of what was answered or changed. A strong entity tag.
         * @example "7"
         */
        ETag: string;
        /**
         * @description Where the new resource can be read.
         * @example /api/metrics/models/model-15
         */
        Location: string;
        /** @description Present when the reply is the stored one of an earlier request with the same key. */
        IdempotencyReplayed: "true";
        /**
         * @description The scheme that is asked for.
         * @example ApiKey in="header", name="X-Admin-Token"
         */
        WWWAuthenticate: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listModels: {
        parameters: {
            query?: {
                /** @description Only models with this status. */
                status?: components["schemas"]["ModelStatus"];
                /** @description Only models built with this framework, spelt exactly as the models have it. */
                framework?: string;
                /** @description Free text. Only models whose id, name, version or framework contains it, in upper or lower case. */
                q?: string;
                /** @description The property to sort by. Models that have null there come last. */
                sort?: "id" | "name" | "status" | "framework" | "accuracy" | "latency" | "throughput" | "uptime" | "aiConfidence" | "errorRate" | "deployedAt" | "lastUpdated" | "inferenceCount";
                /** @description The direction of `sort`. */
                order?: "asc" | "desc";
                /** @description At most this many models. */
                limit?: number;
                /** @description Leave out this many models from the start. */
                offset?: number;
            };
            header?: {
                /** @description The `ETag` that you have. While it is still the current one, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The models that match. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadParameters"];
            422: components["responses"]["InvalidListParameters"];
            500: components["responses"]["InternalError"];
        };
    };
    registerModel: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice, best a UUID. The same key with the same request gives the first reply again instead of doing the work twice, for a day and also after a restart of the server; the same key with another request is refused (422). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who does this, for the audit trail. When not sent it is `admin` where the admin token is needed, and `anonymous` elsewhere. */
                "X-Actor"?: components["parameters"]["Actor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterModelRequest"];
            };
        };
        responses: {
            /** @description The model as it was registered. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Model"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description The name or the id belongs to another model already. `current_status` and `allowed_actions` are those of that model. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ModelConflict"];
                };
            };
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description The body breaks its schema, or the `Idempotency-Key` was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deployModel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the model that you have seen. When the model has changed since, the request is refused (412). */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description A key of your choice, best a UUID. The same key with the same request gives the first reply again instead of doing the work twice, for a day and also after a restart of the server; the same key with another request is refused (422). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who does this, for the audit trail. When not sent it is `admin` where the admin token is needed, and `anonymous` elsewhere. */
                "X-Actor"?: components["parameters"]["Actor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeployModelRequest"];
            };
        };
        responses: {
            /** @description The version runs in the target environment. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeployModelResult"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description There is no such model, or the model has no such version. The known versions are named. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["ArchivedModel"];
            412: components["responses"]["StaleRevision"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidModelAction"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    promoteModel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the model that you have seen. When the model has changed since, the request is refused (412). */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description A key of your choice, best a UUID. The same key with the same request gives the first reply again instead of doing the work twice, for a day and also after a restart of the server; the same key with another request is refused (422). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who does this, for the audit trail. When not sent it is `admin` where the admin token is needed, and `anonymous` elsewhere. */
                "X-Actor"?: components["parameters"]["Actor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromoteModelRequest"];
            };
        };
        responses: {
            /** @description The model is in staging. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromoteModelResult"];
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["UnknownModel"];
            /** @description The model is in staging already, or archived. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ModelConflict"];
                };
            };
            412: components["responses"]["StaleRevision"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidModelAction"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    rollbackModel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the model that you have seen. When the model has changed since, the request is refused (412). */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description A key of your choice, best a UUID. The same key with the same request gives the first reply again instead of doing the work twice, for a day and also after a restart of the server; the same key with another request is refused (422). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who does this, for the audit trail. When not sent it is `admin` where the admin token is needed, and `anonymous` elsewhere. */
                "X-Actor"?: components["parameters"]["Actor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModelActionRequest"];
            };
        };
        responses: {
            /** @description The earlier version runs again. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RollbackModelResult"];
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["UnknownModel"];
            /** @description No version ran before the current one, or the model is archived. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ModelConflict"];
                };
            };
            412: components["responses"]["StaleRevision"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidModelAction"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    testModel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the model that you have seen. When the model has changed since, the request is refused (412). */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description A key of your choice, best a UUID. The same key with the same request gives the first reply again instead of doing the work twice, for a day and also after a restart of the server; the same key with another request is refused (422). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who does this, for the audit trail. When not sent it is `admin` where the admin token is needed, and `anonymous` elsewhere. */
                "X-Actor"?: components["parameters"]["Actor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModelActionRequest"];
            };
        };
        responses: {
            /** @description The suite has run. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestModelResult"];
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["UnknownModel"];
            409: components["responses"]["ArchivedModel"];
            412: components["responses"]["StaleRevision"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidModelAction"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    startAbTest: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice, best a UUID. The same key with the same request gives the first reply again instead of doing the work twice, for a day and also after a restart of the server; the same key with another request is refused (422). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who does this, for the audit trail. When not sent it is `admin` where the admin token is needed, and `anonymous` elsewhere. */
                "X-Actor"?: components["parameters"]["Actor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartAbTestRequest"];
            };
        };
        responses: {
            /** @description The test runs. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartAbTestResult"];
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["UnknownModel"];
            /** @description One of the models is archived, or the two are in a running test already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Conflict"];
                };
            };
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description The body breaks its schema, the two models are one, or the `Idempotency-Key` was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    archiveModel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the model that you have seen. When the model has changed since, the request is refused (412). */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description A key of your choice, best a UUID. The same key with the same request gives the first reply again instead of doing the work twice, for a day and also after a restart of the server; the same key with another request is refused (422). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who does this, for the audit trail. When not sent it is `admin` where the admin token is needed, and `anonymous` elsewhere. */
                "X-Actor"?: components["parameters"]["Actor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModelActionRequest"];
            };
        };
        responses: {
            /** @description The model is archived. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArchiveModelResult"];
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["UnknownModel"];
            409: components["responses"]["ArchivedModel"];
            412: components["responses"]["StaleRevision"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidModelAction"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getModel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that you have. While it is still the current one, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description The model's id. */
                model_id: components["parameters"]["ModelId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The model. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Model"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadParameters"];
            404: components["responses"]["UnknownModel"];
            422: components["responses"]["InvalidIdentifier"];
            500: components["responses"]["InternalError"];
        };
    };
    listModelVersions: {
        parameters: {
            query?: {
                /** @description At most this many entries. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to read on; the `next_cursor` of the page before. Do not make one up. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /** @description The model's id. */
                model_id: components["parameters"]["ModelId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of versions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelVersionList"];
                };
            };
            400: components["responses"]["BadParameters"];
            404: components["responses"]["UnknownModel"];
            422: components["responses"]["InvalidPage"];
            500: components["responses"]["InternalError"];
        };
    };
    addModelVersion: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the model that you have seen. When the model has changed since, the request is refused (412). */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description A key of your choice, best a UUID. The same key with the same request gives the first reply again instead of doing the work twice, for a day and also after a restart of the server; the same key with another request is refused (422). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who does this, for the audit trail. When not sent it is `admin` where the admin token is needed, and `anonymous` elsewhere. */
                "X-Actor"?: components["parameters"]["Actor"];
            };
            path: {
                /** @description The model's id. */
                model_id: components["parameters"]["ModelId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddModelVersionRequest"];
            };
        };
        responses: {
            /** @description The version as it was registered. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelVersion"];
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["UnknownModel"];
            /** @description The model has this version already, or is archived. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ModelConflict"];
                };
            };
            412: components["responses"]["StaleRevision"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description The body or the id breaks its schema, or the `Idempotency-Key` was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listTestRuns: {
        parameters: {
            query?: {
                /** @description At most this many entries. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to read on; the `next_cursor` of the page before. Do not make one up. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /** @description The model's id. */
                model_id: components["parameters"]["ModelId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of test runs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestRunList"];
                };
            };
            400: components["responses"]["BadParameters"];
            404: components["responses"]["UnknownModel"];
            422: components["responses"]["InvalidPage"];
            500: components["responses"]["InternalError"];
        };
    };
    listModelEvents: {
        parameters: {
            query?: {
                /** @description At most this many entries. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to read on; the `next_cursor` of the page before. Do not make one up. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /** @description The model's id. */
                model_id: components["parameters"]["ModelId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEventList"];
                };
            };
            400: components["responses"]["BadParameters"];
            404: components["responses"]["UnknownModel"];
            422: components["responses"]["InvalidPage"];
            500: components["responses"]["InternalError"];
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description At most this many entries. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to read on; the `next_cursor` of the page before. Do not make one up. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEventList"];
                };
            };
            400: components["responses"]["BadParameters"];
            422: components["responses"]["InvalidPage"];
            500: components["responses"]["InternalError"];
        };
    };
    listAbTests: {
        parameters: {
            query?: {
                /** @description Only tests with this status. */
                status?: components["schemas"]["AbTestStatus"];
                /** @description Only tests that this model is in, as A or as B. An unknown model has none. */
                model_id?: components["schemas"]["Identifier"];
                /** @description At most this many entries. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to read on; the `next_cursor` of the page before. Do not make one up. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of A/B tests. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AbTestList"];
                };
            };
            400: components["responses"]["BadParameters"];
            422: components["responses"]["InvalidPage"];
            500: components["responses"]["InternalError"];
        };
    };
    getAbTest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The A/B test's id. */
                test_id: components["parameters"]["TestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The test. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AbTest"];
                };
            };
            400: components["responses"]["BadParameters"];
            404: components["responses"]["UnknownTest"];
            422: components["responses"]["InvalidIdentifier"];
            500: components["responses"]["InternalError"];
        };
    };
    assignAbTestUnit: {
        parameters: {
            query: {
                /** @description Who or what is assigned. */
                unit: components["schemas"]["Unit"];
            };
            header?: never;
            path: {
                /** @description The A/B test's id. */
                test_id: components["parameters"]["TestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The unit's arm. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AbTestAssignment"];
                };
            };
            400: components["responses"]["BadParameters"];
            404: components["responses"]["UnknownTest"];
            /** @description The unit is missing or too long, the id is malformed, or a query parameter is not known. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["InternalError"];
        };
    };
    recordAbTestOutcome: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice, best a UUID. The same key with the same request gives the first reply again instead of doing the work twice, for a day and also after a restart of the server; the same key with another request is refused (422). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who does this, for the audit trail. When not sent it is `admin` where the admin token is needed, and `anonymous` elsewhere. */
                "X-Actor"?: components["parameters"]["Actor"];
            };
            path: {
                /** @description The A/B test's id. */
                test_id: components["parameters"]["TestId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordAbTestOutcomeRequest"];
            };
        };
        responses: {
            /** @description The outcome is counted. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AbTestOutcome"];
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["UnknownTest"];
            /** @description The unit has an outcome already, or the test has stopped. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Conflict"];
                };
            };
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description The body or the id breaks its schema, or the `Idempotency-Key` was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    stopAbTest: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice, best a UUID. The same key with the same request gives the first reply again instead of doing the work twice, for a day and also after a restart of the server; the same key with another request is refused (422). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who does this, for the audit trail. When not sent it is `admin` where the admin token is needed, and `anonymous` elsewhere. */
                "X-Actor"?: components["parameters"]["Actor"];
            };
            path: {
                /** @description The A/B test's id. */
                test_id: components["parameters"]["TestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The test has stopped. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AbTest"];
                };
            };
            400: components["responses"]["BadParameters"];
            404: components["responses"]["UnknownTest"];
            /** @description The test has stopped already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Conflict"];
                };
            };
            422: components["responses"]["InvalidCommand"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listIdsModelStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All intrusion detection models. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdsModelStatus"][];
                };
            };
            400: components["responses"]["BadParameters"];
            422: components["responses"]["UnknownParameter"];
            500: components["responses"]["InternalError"];
        };
    };
    retrainIdsModel: {
        parameters: {
            query: {
                /** @description Which model to retrain. */
                model_type: components["schemas"]["IdsModelType"];
            };
            header?: {
                /** @description A key of your choice, best a UUID. The same key with the same request gives the first reply again instead of doing the work twice, for a day and also after a restart of the server; the same key with another request is refused (422). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who does this, for the audit trail. When not sent it is `admin` where the admin token is needed, and `anonymous` elsewhere. */
                "X-Actor"?: components["parameters"]["Actor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job is queued. */
            202: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetrainingJob"];
                };
            };
            400: components["responses"]["BadParameters"];
            /** @description A job of the model is queued or running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Conflict"];
                };
            };
            /** @description The model type is missing or not known, or the `Idempotency-Key` was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getRetrainingJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The job's id, as the retraining answered it. */
                job_id: components["schemas"]["Identifier"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetrainingJob"];
                };
            };
            400: components["responses"]["BadParameters"];
            /** @description There is no such job. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["InvalidIdentifier"];
            500: components["responses"]["InternalError"];
        };
    };
    listDriftDetections: {
        parameters: {
            query?: {
                /** @description Only detections of this intrusion detection model. */
                model_id?: components["schemas"]["Identifier"];
                /** @description At most this many entries. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The detections. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DriftDetection"][];
                };
            };
            400: components["responses"]["BadParameters"];
            /** @description There is no such intrusion detection model. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["InvalidListParameters"];
            500: components["responses"]["InternalError"];
        };
    };
    getFederationStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The federation as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FederationStatus"];
                };
            };
            400: components["responses"]["BadParameters"];
            422: components["responses"]["UnknownParameter"];
            500: components["responses"]["InternalError"];
        };
    };
    listFederationModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The federated models. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FederatedModelList"];
                };
            };
            400: components["responses"]["BadParameters"];
            422: components["responses"]["UnknownParameter"];
            500: components["responses"]["InternalError"];
        };
    };
    getFederationNode: {
        parameters: {
            query?: {
                /** @description At most this many entries, the latest ones. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description The node's id. */
                node_id: components["parameters"]["NodeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The node's history. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FederationNodeHistory"];
                };
            };
            400: components["responses"]["BadParameters"];
            404: components["responses"]["UnknownNode"];
            422: components["responses"]["InvalidListParameters"];
            500: components["responses"]["InternalError"];
        };
    };
    syncFederationNode: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice, best a UUID. The same key with the same request gives the first reply again instead of doing the work twice, for a day and also after a restart of the server; the same key with another request is refused (422). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who does this, for the audit trail. When not sent it is `admin` where the admin token is needed, and `anonymous` elsewhere. */
                "X-Actor"?: components["parameters"]["Actor"];
            };
            path: {
                /** @description The node's id. */
                node_id: components["parameters"]["NodeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The node has synced. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncFederationNodeResult"];
                };
            };
            400: components["responses"]["BadParameters"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["UnknownNode"];
            /** @description The node is not active. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Conflict"];
                };
            };
            422: components["responses"]["InvalidCommand"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    aggregateFederation: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice, best a UUID. The same key with the same request gives the first reply again instead of doing the work twice, for a day and also after a restart of the server; the same key with another request is refused (422). */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Who does this, for the audit trail. When not sent it is `admin` where the admin token is needed, and `anonymous` elsewhere. */
                "X-Actor"?: components["parameters"]["Actor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is a new aggregated model. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AggregateFederationResult"];
                };
            };
            400: components["responses"]["BadParameters"];
            401: components["responses"]["Unauthorized"];
            /** @description Fewer than two nodes have synced since the last aggregation. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Conflict"];
                };
            };
            422: components["responses"]["InvalidCommand"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSystemMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The reading. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemMetrics"];
                };
            };
            400: components["responses"]["BadParameters"];
            422: components["responses"]["UnknownParameter"];
            500: components["responses"]["InternalError"];
            /** @description The figures of this machine cannot be read. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSystemMetricsHistory: {
        parameters: {
            query?: {
                /** @description The start of the range, included. An hour before `end_time` when not sent. */
                start_time?: components["parameters"]["StartTime"];
                /** @description The end of the range, included. Now when not sent. */
                end_time?: components["parameters"]["EndTime"];
                /** @description The time from one point to the next, in seconds, minutes, hours or days. */
                interval?: components["parameters"]["Interval"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The readings in the range. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemMetricsHistory"];
                };
            };
            400: components["responses"]["BadParameters"];
            422: components["responses"]["InvalidRange"];
            500: components["responses"]["InternalError"];
        };
    };
    getSecurityMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The reading. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecurityMetrics"];
                };
            };
            400: components["responses"]["BadParameters"];
            422: components["responses"]["UnknownParameter"];
            500: components["responses"]["InternalError"];
        };
    };
    getSecurityMetricsHistory: {
        parameters: {
            query?: {
                /** @description The start of the range, included. An hour before `end_time` when not sent. */
                start_time?: components["parameters"]["StartTime"];
                /** @description The end of the range, included. Now when not sent. */
                end_time?: components["parameters"]["EndTime"];
                /** @description The time from one point to the next, in seconds, minutes, hours or days. */
                interval?: components["parameters"]["Interval"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The readings in the range. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecurityMetricsHistory"];
                };
            };
            400: components["responses"]["BadParameters"];
            422: components["responses"]["InvalidRange"];
            500: components["responses"]["InternalError"];
        };
    };
    getPerformanceMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The reading. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PerformanceMetrics"];
                };
            };
            400: components["responses"]["BadParameters"];
            422: components["responses"]["UnknownParameter"];
            500: components["responses"]["InternalError"];
        };
    };
}
type FlattenedDeepRequired<T> = {
    [K in keyof T]-?: FlattenedDeepRequired<T[K] extends unknown[] | undefined | null ? Extract<T[K], unknown[]>[number] : T[K]>;
};
type ReadonlyArray<T> = [
    Exclude<T, undefined>
] extends [
    unknown[]
] ? Readonly<Exclude<T, undefined>> : Readonly<Exclude<T, undefined>[]>;
export const pathsApiMetricsModelsGetParametersQuerySortValues: ReadonlyArray<FlattenedDeepRequired<paths>["/api/metrics/models"]["get"]["parameters"]["query"]["sort"]> = ["id", "name", "status", "framework", "accuracy", "latency", "throughput", "uptime", "aiConfidence", "errorRate", "deployedAt", "lastUpdated", "inferenceCount"];
export const pathsApiMetricsModelsGetParametersQueryOrderValues: ReadonlyArray<FlattenedDeepRequired<paths>["/api/metrics/models"]["get"]["parameters"]["query"]["order"]> = ["asc", "desc"];
export const modelStatusValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["ModelStatus"]> = ["production", "staging", "development", "archived"];
export const modelActionValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["ModelAction"]> = ["deploy", "redeploy", "promote", "rollback", "test", "ab-test", "archive", "add-version"];
export const deployModelRequestTarget_envValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["DeployModelRequest"]["target_env"]> = ["production", "staging"];
export const promoteModelRequestTarget_envValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["PromoteModelRequest"]["target_env"]> = ["staging"];
export const testFailureKindValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["TestFailure"]["kind"]> = ["metric", "prediction"];
export const auditEventActionValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["AuditEvent"]["action"]> = ["register", "add-version", "deploy", "redeploy", "promote", "rollback", "test", "archive", "ab-test", "ab-test-outcome", "ab-test-stop", "retrain", "retrain-started", "retrain-completed", "retrain-failed", "sync", "aggregate"];
export const auditEventOutcomeValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["AuditEvent"]["outcome"]> = ["done", "refused"];
export const abTestStatusValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["AbTestStatus"]> = ["running", "stopped"];
export const armValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["Arm"]> = ["a", "b"];
export const abTestDecisionOutcomeValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["AbTestDecision"]["outcome"]> = ["insufficient", "invalid", "a_wins", "b_wins", "no_difference"];
export const idsModelTypeValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["IdsModelType"]> = ["tgnn", "autoencoder", "lstm", "isolation_forest", "transformer"];
export const idsModelStatusStatusValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["IdsModelStatus"]["status"]> = ["active", "degraded", "retraining"];
export const retrainingJobStatusValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["RetrainingJob"]["status"]> = ["queued", "running", "completed", "failed"];
export const driftTestMethodValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["DriftTest"]["method"]> = ["psi", "ks"];
export const driftDetectionDrift_typesValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["DriftDetection"]["drift_types"]> = ["data_drift", "prediction_drift", "concept_drift"];
export const driftDetectionRetraining_urgencyValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["DriftDetection"]["retraining_urgency"]> = ["none", "low", "medium", "high", "critical"];
export const federatedModelStatusValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["FederatedModel"]["status"]> = ["training", "aggregated", "validated"];
export const securityMetricsThreat_levelValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["SecurityMetrics"]["threat_level"]> = ["low", "medium", "high", "critical"];
export const violationInValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["Violation"]["in"]> = ["path", "query", "header", "cookie", "body"];
