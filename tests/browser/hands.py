"""How a page is used: by pointing, or by keys alone with the focus always in sight."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

FOCUS = """it => {
  const on = document.activeElement;
  if (!on || on === document.body) return [false, ""];
  // A label shows the focus of what is in it; a verdict is read out, a chosen question has a frame.
  const shown = on.closest("label.option, label.pill, .code") || on;
  const style = getComputedStyle(shown), box = shown.getBoundingClientRect();
  const framed = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const there = box.bottom > 0 && box.top < innerHeight && box.width > 1;
  const lost = framed && there || on.matches("h1, iframe") ? "" : on.outerHTML.slice(0, 160);
  return [it === on, lost];
}"""


class Pointer:
    """Somebody with a mouse or a finger."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, role: str, name: str, within: Locator | None = None) -> None:
        """Use the button, link or whatever it is."""
        self.use((within or self.page).get_by_role(role, name=name, exact=True).first)

    def use(self, target: Locator) -> None:
        target.click()

    def write(self, field: Locator, text: str) -> None:
        """Write instead of what is written there."""
        field.fill(text)

    def choose(self, radio: Locator) -> None:
        """Choose one of several."""
        radio.check()

    def tick(self, box: Locator) -> None:
        box.check()

    def pick(self, select: Locator, label: str) -> None:
        """Take a line of a list."""
        select.select_option(label=label)


class Keys(Pointer):
    """Somebody without: Tab, arrows, Space, Enter, text. Fails where the focus is out of sight."""

    def reach(self, target: Locator) -> None:
        """Go on by Tab until the focus is there."""
        expect(target).to_be_visible()
        for _ in range(150):
            there, lost = target.evaluate(FOCUS)
            for _ in range(20):
                if not lost:
                    break
                # A page that has just come may still be drawn.
                self.page.wait_for_timeout(50)
                there, lost = target.evaluate(FOCUS)
            assert not lost, f"{self.page.url}: the focus is not seen on {lost}"
            if there:
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{self.page.url}: Tab does not lead to {target}")

    def use(self, target: Locator) -> None:
        self.reach(target)
        self.page.keyboard.press("Enter")

    def write(self, field: Locator, text: str) -> None:
        self.reach(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(text)

    def choose(self, radio: Locator) -> None:
        group = radio.evaluate_handle(
            """it => { const all = [...document.getElementsByName(it.name)];
                       return all.find(each => each.checked) || all[0]; }"""
        ).as_element()
        for _ in range(150):
            if group.evaluate("it => it === document.activeElement"):
                break
            self.page.keyboard.press("Tab")
        self.page.keyboard.press("Space")
        for _ in range(40):
            if radio.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"arrows do not lead to {radio}")

    def tick(self, box: Locator) -> None:
        if not box.is_checked():
            self.reach(box)
            self.page.keyboard.press("Space")
        expect(box).to_be_checked()

    def pick(self, select: Locator, label: str) -> None:
        self.reach(select)
        texts = [each.strip() for each in select.locator("option").all_inner_texts()]
        self.page.keyboard.press("Home")
        for _ in range(texts.index(label)):
            self.page.keyboard.press("ArrowDown")
