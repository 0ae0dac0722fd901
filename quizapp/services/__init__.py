"""The verbs: what people do with the app, without Flask."""
