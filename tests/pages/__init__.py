"""Pages, run by Streamlit's AppTest through the router."""
