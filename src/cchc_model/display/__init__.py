"""HTML pieces, notebook views, template contexts and plots of the library's objects."""
