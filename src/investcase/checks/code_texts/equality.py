"""The words of the catalogue for what the equality note's review raises. None of them says what a finding should be."""

from __future__ import annotations

_LOOK = "The duty is to look, with evidence, before deciding."
_STANDS = "The note could not be relied on if the decision were challenged."
_PLAINLY = "Say what was found, and who will do what by when."
_READER = "Those who decide, and those affected, must be able to check it."

EQUALITY: tuple[tuple[str, str, str, str], ...] = (
    ("E01", "A reduction with no negative effect considered", _LOOK, "Record a finding, or who looked and how."),
    ("E02", "'None identified' without anything looked at", _LOOK, "Name the evidence, or write unknown."),
    ("E03", "A harm with neither mitigation nor justification", _LOOK, "Give one of the two."),
    ("E04", "The assessment was not made before the decision", _STANDS, "Assess first, then decide."),
    ("E05", "A high harm is left, with no major change", _STANDS, "Adjust, stop, or say why it goes on."),
    ("E06", "It goes on despite a harm, and nobody says why", _STANDS, "Say why, and what else was weighed."),
    ("E07", "Screened out without reasons or a signature", _STANDS, "Give the reasons, the role and the date."),
    ("E08", "An island community is not assessed", _LOOK, "A finding for islands, or published reasons."),
    ("E09", "A small count would be printed", "A few people could be recognised.", "Round it, or leave it out."),
    ("E10", "A finding names what is not there", _READER, "Use the id of an entry."),
    ("E11", "Shares of a profile are not shares", "The comparison would be wrong.", "Shares between 0% and 100%."),
    ("E12", "Two characteristics are merged into one", "The law protects each.", "A finding for each."),
    ("W01", "What is unknown has no plan to find out", _LOOK, "Add a gap with a plan."),
    ("W02", "A characteristic is not assessed", _LOOK, "Assess it, or say that it is unknown."),
    ("W03", "The evidence is old, or all of it national", _LOOK, "Add local or newer evidence."),
    ("W04", "One mechanism is pasted into several findings", _LOOK, "Say how each group is touched."),
    ("W06", "A mitigation lacks owner, date or money", "A promise alone protects nobody.", "Complete it."),
    ("W07", "Care moves to families and nobody looked", "Most of it falls on few people.", "A finding for carers."),
    ("W08", "Demand moves elsewhere and the note is silent", "The same people turn up there.", "Link it."),
    ("W09", "A comparison is not adjusted for age", "Older people differ from the whole.", "Use an adjusted one."),
    ("W10", "Much of a profile is unknown", "The known part may mislead.", "Say how it will be filled."),
    ("W11", "An NHS body lacks required breakdowns", _LOOK, "Deprivation, ethnicity, age and sex."),
    ("W12", "There is no review within a year", "A forecast of harm may be wrong.", "Give a date."),
    ("W13", "Socio-economic disadvantage was not looked at", _LOOK, "A finding, or the reason for none."),
    ("W14", "Children may be touched and nobody looked", _LOOK, "A finding for children."),
    ("W15", "Every finding is positive", _LOOK, "Ask who may lose."),
    ("W16", "The register of duties is old", "The law may have changed.", "Use a newer register."),
    ("W17", "The public summary is hard to read", _READER, "Shorter words, and the headings needed."),
    ("W18", "Those who decide have not had the note in time", _STANDS, "Give it to them, and the date."),
    ("W19", "Words that wave it through", "A court reads what was found and weighed, not that all is well.", _PLAINLY),
    (
        "P01",
        "Every finding rests on one opinion, or on weak sources",
        "A court asks what those who decided knew of the people, and one officer's view is not evidence of them.",
        "Look at records, ask the people, and name both under the findings.",
    ),
    (
        "P02",
        "Nobody concerned was asked in time, or nothing was heard",
        "Decisions are quashed because the people who would lose were not heard before they were taken.",
        "Ask people in the groups that may lose, before the decision, and write what they said.",
    ),
    (
        "P03",
        "A harm is lowered by what may not happen",
        "Those who decide would be told of a smaller harm than the one they choose.",
        "Complete the mitigation, or give the harm that is left without it.",
    ),
    (
        "P04",
        "A grave harm is justified in a few words",
        "A harm stands in law only where its aim is legitimate and the means proportionate, with other ways looked at.",
        "Write the aim, the proportion and the alternatives, each in a sentence of its own.",
    ),
    (
        "P05",
        "A cut of a service that people use was screened out",
        "Screening out says that nobody can lose, which a court does not believe of a service that people use.",
        "Make the full assessment.",
    ),
    (
        "P06",
        "What is not known is found out after the decision, or never",
        "The duty is to know before deciding; a promise to look later is no regard at all.",
        "Find it out first, or decide later.",
    ),
    (
        "P07",
        "Nothing is known, and nothing is to change",
        "An outcome that rests on no finding shows that the assessment decided nothing.",
        "Fill the gaps, or write that the outcome is not yet decided.",
    ),
    (
        "P08",
        "A group is larger than the people served",
        "A number that cannot be so makes every other number doubted.",
        "Take both from one count.",
    ),
    (
        "P09",
        "Demand elsewhere is tied to nobody",
        "Money that comes back elsewhere comes back with people, and the harm is theirs.",
        "Name the line under the finding about them.",
    ),
    (
        "P10",
        "The decision has no date",
        "Nobody could show that the assessment came before it.",
        "Give the date of the meeting.",
    ),
    (
        "P11",
        "A final case on an assessment that is not finished, signed or seen",
        "The duty falls on those who decide: what they have not seen they cannot have weighed.",
        "Finish it, have it signed, and give it to them before they decide.",
    ),
    (
        "P12",
        "A place is filled and says nothing",
        "It looks like an answer and is none, and a claimant will read it out.",
        "Write what is known, or leave it out, so that the gap can be seen.",
    ),
    ("I01", "Welfare weights are used", "The unweighted result stands first.", "Nothing needs doing."),
    ("I02", "A national profile stands in for a local one", "Local people may differ.", "Give your own counts."),
    ("I03", "Questions that no finding speaks to", "They are asked, never answered here.", "Answer each in a finding."),
)
