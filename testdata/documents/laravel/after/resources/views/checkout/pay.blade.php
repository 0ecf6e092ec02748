@extends('layouts.shop')

@section('content')
    <h1>{{ __('Checkout') }}</h1>
    <button onclick="payByTransfer({{ $order->total }}, &quot;{{ $order->currency }}&quot;)">{{ __('Bank transfer') }}</button>
@endsection

@push('scripts')
    {{-- digitalriver.createSource({ type: 'bPay', amount: 1 }) --}}
    <script>
        const digitalriver = new DigitalRiver(@json(config('services.digitalriver.key')));
        const order = {!! $order->toJson() !!};

        function payByTransfer(amount, currency) {
            digitalriver.createSource({
                type: 'bankTransfer',
                @if ($order->session)
                    sessionId: @json($order->session->id),
                @endif
                bankTransfer: { returnUrl: '{{ route('checkout.return', ['order' => $order]) }}' },
            });
        }

        @auth
            digitalriver.retrieveAvailablePaymentMethods({ sessionId: cart.paymentSession.id, country: '{{ $order->country }}', currency: order.currency });
        @endauth
    </script>
@endpush
