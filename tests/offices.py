"""A spreadsheet as an office sends it, with what is wrong in such sheets."""

#: As a French office saves it: Windows 1252, semicolons, CRLF; a row twice, a region that we do not have, no such day.
SHEET = "\r\n".join(
    (
        "Nom;Activité;Région;Type d'organisation;Type d'activité;Date;Rôle",
        "Hôtel des Dunes;Été numérique;Pas-de-Calais;entreprise;masterclass;14/06/2019;participant",
        "Crêperie de la Jetée;Été numérique;Pas-de-Calais;entreprise;masterclass;14/06/2019;participant",
        "Hôtel des Dunes;Été numérique;Pas-de-Calais;entreprise;masterclass;14/06/2019;participant",
        "Fromagerie Nollet;Été numérique;Flandre;entreprise;masterclass;14/06/2019;",
        "Camping de l'Œillet;Été numérique;Pas-de-Calais;entreprise;masterclass;31/02/2019;",
        "",
    )
).encode("cp1252")
