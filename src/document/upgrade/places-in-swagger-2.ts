type Steps = readonly (string | number)[];

/** Where components of OpenAPI 3 stand in Swagger 2.0. */
const SECTIONS: Readonly<Record<string, string>> = {
  schemas: "definitions",
  parameters: "parameters",
  responses: "responses",
  securitySchemes: "securityDefinitions",
};

/** The steps in a Swagger 2.0 document to what stands at these in the OpenAPI 3 document that was made of it. */
export function placeInSwagger2(steps: Steps): Steps {
  const [first, section, ...rest] = steps;
  const moved = first === "components" ? SECTIONS[String(section)] : undefined;
  return withoutContent(moved === undefined ? steps : [moved, ...rest]);
}

/** The schema of a response stands in it, and not in one of its media types. */
function withoutContent(steps: Steps): Steps {
  const isPath = steps[0] === "paths" && steps[3] === "responses";
  const response = isPath ? 5 : steps[0] === "responses" ? 2 : undefined;
  if (response === undefined || steps[response] !== "content") return steps;
  return [...steps.slice(0, response), ...steps.slice(response + 2)];
}
