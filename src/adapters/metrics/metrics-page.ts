import { negotiate } from "../../contract/accept.ts";
import type { Gate } from "../pages/access.ts";
import type { Page, PageRequest } from "../pages/page.ts";
import type { FigureSource, ServerMetrics } from "./server-metrics.ts";

/** Who may read the metrics: this machine and who has the admin token, or everybody who can reach the server. */
export type MetricsAccess = "admin" | "everybody";

const ADMIN_FIELD = "x-admin-token";

/** How names are to be written that are not plain; all names here are, so that it makes no difference. */
const ESCAPING = /;\s*escaping=[^;,]*/g;

/** The metrics in the form that the client likes best of Prometheus' and OpenMetrics'. */
export function metricsPage(
  gate: Gate,
  access: MetricsAccess,
  metrics: ServerMetrics,
  sources: readonly FigureSource[],
): Page {
  return {
    method: "GET",
    isForPrograms: true,
    answer: async (request) => {
      if (access === "admin") await gate(withBearer(request));
      // What writes them is loaded when somebody wants to read them: the start does not wait for it.
      const { FORMATS, writeFigures } = await import("./prometheus.ts");
      const agreed = negotiate(request.headers.accept?.replaceAll(ESCAPING, ""), FORMATS)?.declared;
      const format = FORMATS.find((known) => known === agreed) ?? FORMATS[0];
      return {
        status: 200,
        headers: { "Cache-Control": "no-store", "Content-Type": format, Vary: "Accept" },
        mediaType: format,
        body: await writeFigures(await metrics.figures(sources), format),
        source: "engine",
      };
    },
  };
}

/** Prometheus sends a token as `Authorization: Bearer`; it is as good there as in the header of its own. */
function withBearer(request: PageRequest): PageRequest {
  const { authorization = "", [ADMIN_FIELD]: token } = request.headers;
  const [, bearer] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  if (token !== undefined || bearer === undefined) return request;
  return { ...request, headers: { ...request.headers, [ADMIN_FIELD]: bearer } };
}
