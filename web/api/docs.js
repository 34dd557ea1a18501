// Starts Swagger UI on our own description; `validatorUrl: null` keeps it from asking a foreign validator.
SwaggerUIBundle({
  url: "api/v1/openapi.json",
  dom_id: "#swagger-ui",
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIBundle.SwaggerUIStandalonePreset],
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
