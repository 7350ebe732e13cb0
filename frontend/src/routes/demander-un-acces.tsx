import { createFileRoute } from '@tanstack/react-router'
import { AccessPage } from '~/features/accounts/AccessPage'

export const Route = createFileRoute('/demander-un-acces')({ component: AccessPage })
