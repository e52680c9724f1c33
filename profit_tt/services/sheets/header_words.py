"""Headers that offices of four countries write above a column, folded: without case, accents and signs."""


def split(words: str) -> tuple[str, ...]:
    return tuple(" ".join(word.split()) for word in words.split(","))


REGION = split(
    """
    region, regio, provincie, province, departement, county, gebied, territoire, streek, area, regio van de
    organisatie, region de l organisation, region of the organisation
    """
)
TYPE = split(
    """
    type, soort, stakeholder, stakeholder type, type of organisation, type d organisation, categorie, type
    organisatie, soort organisatie, category, statut, type de structure, nature, organisatietype
    """
)
NAME = split(
    """
    name, nom, naam, organisation, organization, organisatie, organisme, entreprise, bedrijf, business, company,
    societe, onderneming, bedrijfsnaam, raison sociale, nom de l entreprise, name of organisation, organisation
    name, naam organisatie, naam van de organisatie, company name, nom de l organisation, structure, denomination,
    handelsnaam, firma, firm, business name, deelnemer, participant, etablissement, naam bedrijf, naam onderneming,
    nom entreprise, nom organisation
    """
)
ACTIVITY = split(
    """
    activity, activite, activiteit, title, titre, titel, event, evenement, intitule, session, activity title, titre
    de l activite, titel van de activiteit, atelier, workshop, opleiding, formation, naam activiteit, nom de l
    activite, name of activity, onderwerp, sujet
    """
)
ACTIVITY_KIND = split(
    """
    type, kind, soort, type of activity, type d activite, soort activiteit, type activiteit, activity type,
    categorie, category, nature, format, activiteittype, kind of activity, genre d activite
    """
)
BEGINS = split(
    """
    date, datum, begins, begin, start, start date, date de debut, debut, begindatum, startdatum, le, day, jour, dag,
    date debut, from, van, du, vanaf, first day, premier jour, eerste dag, date of activity, date de l activite,
    datum activiteit, datum van de activiteit
    """
)
ENDS = split(
    """
    ends, end, end date, date de fin, fin, einddatum, einde, until, to, tot, au, date fin, jusqu au, tot en met,
    last day, dernier jour, laatste dag
    """
)
SOURCE = split(
    """
    source, bron, origine, reference, referentie, herkomst
    """
)
SECTOR = split(
    """
    sector, secteur, branche, activite, secteur d activite, industry, trade, sub sector, type of business,
    bedrijfstak, metier, nace, filiere, activiteit
    """
)
SIZE = split(
    """
    size, taille, grootte, effectif, effectifs, employees, staff, personeel, size band, fte, nombre de salaries,
    salaries, aantal werknemers, werknemers, number of employees, omvang, aantal medewerkers, medewerkers,
    headcount, taille de l entreprise, etp, vte, personeelsbestand, nb salaries, nombre d employes
    """
)
WEBSITE = split(
    """
    website, site, site web, web, url, link, lien, webadres, site internet, internet, webpagina, www, homepage,
    webstek, adresse web
    """
)
CONSENT = split(
    """
    consent, may be named, peut etre nomme, peut etre nommee, accord, toestemming, consentement, mag genoemd worden,
    consent to be named, accord pour etre cite, autorisation, gdpr, rgpd, avg, akkoord, permission, mag worden
    genoemd, accord de citation
    """
)
HOST_REGION = split(
    """
    held in, host region, region hote, gastregio, gehouden in, region d accueil, region of the host, a eu lieu en,
    gastheerregio
    """
)
HOST = split(
    """
    host, organiser, organizer, organisateur, organisator, hote, gastheer, porteur, partner, partenaire,
    intervenant, speaker, spreker, coach
    """
)
DESCRIPTION = split(
    """
    description, beschrijving, omschrijving, comment, commentaire, remarque, opmerking, details, inhoud, contenu,
    notes, toelichting, resume
    """
)
THEMES = split(
    """
    themes, thema s, theme, thema, thematique, thematiques, topics, topic, thematiek
    """
)
REACHED = split(
    """
    businesses reached, businesses, reached, entreprises touchees, bereikte bedrijven, participants, nombre d
    entreprises, aantal bedrijven, deelnemers, aantal deelnemers, number of businesses, nombre de participants,
    attendance, nb entreprises, nb participants, aantal ondernemingen, number of participants, bereik, entreprises,
    bedrijven
    """
)
ROLE = split(
    """
    role, rol, part, fonction, functie, qualite, hoedanigheid
    """
)
REGIONS = split(
    """
    regions, regio s, provinces, provincies, departements, regions concernees, betrokken regio s
    """
)
