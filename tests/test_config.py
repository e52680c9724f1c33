"""Settings: the secret behind the cookies is one, whole, and the owner's alone."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from profit_tt.config import Settings


def test_the_secret_is_made_once_and_whole(tmp_path: Path) -> None:
    for start in range(20):
        made = Settings(var=tmp_path / str(start))
        with ThreadPoolExecutor(8) as threads:
            keys = set(threads.map(lambda _, made=made: made.signing_key, range(8)))  # type: ignore[misc]
        assert len(keys) == 1
        assert len(keys.pop()) == 64
        assert [path.name for path in made.var.iterdir()] == ["secret"]
        assert (made.var / "secret").stat().st_mode & 0o777 == 0o600


def test_a_given_secret_is_used_and_not_written(tmp_path: Path) -> None:
    assert Settings(var=tmp_path, secret="s3cr3t-g1ven").signing_key == "s3cr3t-g1ven"  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []
    assert "s3cr3t-g1ven" not in repr(Settings(var=tmp_path, secret="s3cr3t-g1ven"))  # type: ignore[arg-type]
