package site

// Icons of the navigation, 22 by 22, in the text's colour.
const (
	iconHead   = `<svg viewBox="0 0 22 22" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">`
	iconToday  = iconHead + `<circle cx="11" cy="11" r="7.5"/><path d="M11 7v4l3 2"/></svg>`
	iconNotes  = iconHead + `<path d="M5 4h9a3 3 0 0 1 3 3v11H8a3 3 0 0 1-3-3zM9 8h5M9 12h5"/></svg>`
	iconQuiz   = iconHead + `<path d="M4 6.500l1.700 1.700L9 5M4 14.500l1.700 1.700L9 13M12 7h6M12 15h6"/></svg>`
	iconLab    = iconHead + `<path d="M9 3v6l-5 8a1.500 1.500 0 0 0 1.300 2h11.400a1.500 1.500 0 0 0 1.300-2l-5-8V3M7.500 3h7M7 14h8"/></svg>`
	iconMe     = iconHead + `<path d="M4 18V9M9 18V5M14 18v-7M19 18v-4"/></svg>`
	iconSearch = iconHead + `<circle cx="9.500" cy="9.500" r="5.500"/><path d="M14 14l4.500 4.500"/></svg>`
	iconMy     = iconHead + `<path d="M4 17.500V5.500h5l2 2.500h7v9.500zM11 11v4M9 13h4"/></svg>`
)
