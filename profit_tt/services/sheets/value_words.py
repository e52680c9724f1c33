"""Words that offices write for the members of the closed lists, folded: without case, accents and signs."""

from profit_tt.services.sheets.header_words import split

STAKEHOLDERS = {
    "enterprise": split(
        """
        enterprise, entreprise, bedrijf, onderneming, business, company, private, prive, privaat, sme, pme, kmo, mkb,
        tpe, commercial, ondernemer, zelfstandige, independant, self employed, firm, societe, enterprises, entreprises,
        bedrijven, ondernemingen, businesses, private sector, secteur prive, for profit, commercieel, zzp, prive sector
        """
    ),
    "public": split(
        """
        public, public body, publiek, overheid, organisme public, public sector, secteur public, collectivite,
        gemeente, commune, council, local authority, provincie, administration, openbaar, government, bestuur, mairie,
        lokale overheid, collectivite territoriale, office de tourisme, public authority, semi publiek, etablissement
        public, overheidsinstelling, publique, public bodies, organismes publics, overheden, tourist office, vvv
        """
    ),
    "research": split(
        """
        research, recherche, onderzoek, university, universite, universiteit, hogeschool, kennisinstelling, academic,
        research institute, onderzoeksinstelling, institut de recherche, school, ecole, onderwijs, college, academia,
        academique, enseignement superieur, knowledge institution, research entity, organisme de recherche, laboratoire
        """
    ),
}
SIZES = {
    "micro": split("micro, tpe, 0 9, 1 9, micro entreprise, micro onderneming, micro bedrijf, microentreprise"),
    "small": split(
        "small, petite, klein, 10 49, petite entreprise, kleine onderneming, pe, 11 49, 10 50, klein bedrijf"
    ),
    "medium": split(
        """
        medium, moyenne, middelgroot, 50 249, moyenne entreprise, middelgrote onderneming, medium sized, 50 250, 51 249,
        middelgroot bedrijf
        """
    ),
    "large": split(
        "large, grande, groot, grande entreprise, grote onderneming, ge, eti, 250 and more, groot bedrijf, 250 et plus"
    ),
}
ACTIVITIES = {
    "masterclass": split("masterclass, master class, masterclasses, classe de maitre, cours de maitre, meesterklas"),
    "coaching_session": split(
        """
        coaching session, coaching, seance de coaching, coachingsessie, coachingsgesprek, accompagnement, begeleiding,
        coaching sessions, accompagnement individuel, individuele coaching, coachingtraject, session de coaching
        """
    ),
    "innovation_plan": split(
        "innovation plan, plan d innovation, innovatieplan, innovation plans, plans d innovation, innovatieplannen"
    ),
    "inspiration_trip": split(
        """
        inspiration trip, voyage d inspiration, inspiratiereis, study trip, voyage d etude, studiereis, study visit,
        visite d inspiration, inspiratiebezoek, learning expedition, inspiration visit, studiebezoek
        """
    ),
    "pilot": split(
        "pilot, pilote, projet pilote, pilot project, proefproject, pilootproject, test, pilots, experiment"
    ),
    "award": split("award, prix, prijs, awards, trophee, concours, wedstrijd, trophees, prize"),
    "think_tank": split("think tank, denktank, groupe de reflexion, thinktank, think tanks"),
    "other": split("other, autre, andere, anders, overig, divers, autres, overige, diverse, varia"),
}
PARTS = {
    "participant": split(
        "participant, deelnemer, participante, attendee, visitor, aanwezig, present, participants, beneficiaire"
    ),
    "speaker": split("speaker, spreker, intervenant, intervenante, orateur, oratrice, conferencier, presenter, expert"),
    "coach": split("coach, begeleider, accompagnateur, mentor, trainer, formateur, formatrice, consultant, adviseur"),
    "host": split("host, gastheer, hote, organisateur, organisator, organiser, organizer, accueil, gastvrouw"),
    "partner": split("partner, partenaire, partners, partenaires, sponsor, projectpartner, project partner"),
}
#: By slug; counts only where data/regions.toml has a region of this name.
REGIONS = {
    "kent": split("kent, kent county, county of kent, ukj4, gb kent, kent uk"),
    "essex": split("essex, essex county, county of essex, ukh3, gb essex, essex uk"),
    "pas-de-calais": split("pas de calais, 62, pdc, fre12, dep 62, cote d opale, pas de calais 62, 62 pas de calais"),
    "belgian-coast": split(
        """
        belgian coast, belgische kust, cote belge, west vlaanderen, flandre occidentale, west flanders, be25, kust,
        vlaamse kust, littoral belge, de kust, westkust, middenkust, oostkust, kuststreek, cote flamande
        """
    ),
    "zeeland": split("zeeland, zelande, zeeland nl, nl34, provincie zeeland"),
}
YES = frozenset(
    split("yes, y, true, 1, x, oui, o, vrai, ja, j, waar, ok, v, agreed, d accord, akkoord, accord, toegestaan, juist")
)
NO = frozenset(
    split("no, n, false, 0, non, faux, nee, neen, onwaar, geen, refused, refus, geweigerd, pas d accord, niet")
)
#: What a spreadsheet shows where it could not compute, in all its languages.
BROKEN = frozenset(
    (
        "#N/A", "#NA", "#N/B", "#REF!", "#VERW!", "#VALUE!", "#VALEUR!", "#WAARDE!", "#DIV/0!", "#DEEL/0!", "#NAME?",
        "#NOM?", "#NAAM?", "#NULL!", "#NUL!", "#LEEG!", "#NUM!", "#NOMBRE!", "#GETAL!", "#SPILL!", "#CALC!", "#####",
    )
)  # fmt: skip
