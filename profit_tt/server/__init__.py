"""F4, the ASGI door before Streamlit: who knocks (identity), what goes out (headers, packed assets, shell), the
addresses of our own (join, enter, events, assets, videos, readiness), the keeper of countdowns, the counting of visits.
No Streamlit in here; app.py puts the two together.
"""

from starlette.middleware import Middleware

from profit_tt.server.assets import PackedAssets
from profit_tt.server.counting import Counting, counting_visits
from profit_tt.server.events import streams_close_at_the_end
from profit_tt.server.headers import Headers
from profit_tt.server.identity import DeviceCookie
from profit_tt.server.keeper import keeping
from profit_tt.server.routes import ROUTES
from profit_tt.server.shell import Shell

#: Outermost first.
MIDDLEWARE = [Middleware(one) for one in (Headers, PackedAssets, DeviceCookie, Counting, Shell)]

__all__ = ["MIDDLEWARE", "ROUTES", "counting_visits", "keeping", "streams_close_at_the_end"]
