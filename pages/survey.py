"""The survey: answered on phones and by its own link; composed, opened and followed by facilitators."""

from profit_tt.ui.parts import survey_room

survey_room.show()
