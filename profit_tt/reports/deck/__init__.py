"""The short deck: the report's findings as slides (PPTX), a slide for each question that has an answer."""
