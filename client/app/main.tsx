/** The client's start. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../ui/fonts.css'
import '../ui/tokens.css'
import '../ui/base.css'
import { bringPageOffline } from '../offline/register.ts'
import '../ui/forcedColours.css'
import '../ui/smallWindow.css'
import { App } from './App.tsx'
import { startLanguage } from './language.ts'

startLanguage()
createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)

bringPageOffline()
