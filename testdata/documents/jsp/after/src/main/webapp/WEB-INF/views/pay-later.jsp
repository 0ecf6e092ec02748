<%@ page contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="http://java.sun.com/jsp/jstl/core" %>
<%@ taglib prefix="form" uri="http://www.springframework.org/tags/form" %>
<form:form modelAttribute="order" onsubmit="return payLater(this)">
    <form:button>Pay later</form:button>
</form:form>
<script>
    function payLater(form) {
        digitalriver.createSource({
            <c:choose>
            <c:when test="${order.country == 'SE'}">
            type: 'klarnaCredit',
            sessionId: cart.paymentSession.id,
            klarnaCredit: { locale: '${order.locale}', returnUrl: '${order.returnUrl}' },
            </c:when>
            <c:otherwise>
            type: 'creditCard',
            sessionId: cart.paymentSession.id,
            </c:otherwise>
            </c:choose>
            owner: { firstName: form.firstName.value, items: [${order.tags}] },
            amount: 10,
            currency: 'EUR'
        }).then(done);
        return false;
    }
</script>
