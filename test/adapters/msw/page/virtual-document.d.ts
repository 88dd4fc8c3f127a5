declare module "virtual:pets-document" {
  const document: unknown;
  export default document;
}
