"""Template packs in the browser: kept, edited, tried on an article, built without YAML."""
