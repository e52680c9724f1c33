"""F3, the pictures: (frame, say) -> alt.Chart, one function a picture; style.py has the colours and sizes."""
