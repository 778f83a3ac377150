"""Old and foreign office files, which LibreOffice converts before they are read."""
