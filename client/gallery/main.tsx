/** The gallery's start. In development alone: it is no part of the build. */
import { createRoot } from 'react-dom/client'
import '../ui/fonts.css'
import '../ui/tokens.css'
import '../ui/base.css'
import '../ui/forcedColours.css'
import '../ui/smallWindow.css'
import '../agenda/agenda.css'
import '../agendas/agendas.css'
import { Gallery } from './Gallery.tsx'
import { MeantToFail } from './state.ts'

// Without StrictMode: what opens a state would be done twice.
createRoot(document.getElementById('gallery')!, {
  onCaughtError: (error) => {
    if (!(error instanceof MeantToFail)) console.error(error)
  },
}).render(<Gallery />)
