"""The pages: the Flask app, its settings, and one blueprint for each audience."""
